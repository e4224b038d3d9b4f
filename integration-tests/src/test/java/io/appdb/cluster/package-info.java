/**
 * Tests on clusters whose nodes all take writes.
 */
@NullMarked
package io.appdb.cluster;

import org.jspecify.annotations.NullMarked;
