/**
 * Tests of the auto-configuration on real servers.
 */
@NullMarked
package io.appdb.autoconfigure;

import org.jspecify.annotations.NullMarked;
