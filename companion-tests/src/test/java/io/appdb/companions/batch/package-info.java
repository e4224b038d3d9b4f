/**
 * Spring Batch.
 */
@NullMarked
package io.appdb.companions.batch;

import org.jspecify.annotations.NullMarked;
