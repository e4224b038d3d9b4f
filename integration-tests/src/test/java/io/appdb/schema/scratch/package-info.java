/**
 * Tests of scratch databases on real servers.
 */
@NullMarked
package io.appdb.schema.scratch;

import org.jspecify.annotations.NullMarked;
