/**
 * Tests of batches that need no server.
 */
@NullMarked
package io.appdb.bulk;

import org.jspecify.annotations.NullMarked;
