/**
 * Tests of batches on real databases.
 */
@NullMarked
package io.appdb.bulk;

import org.jspecify.annotations.NullMarked;
