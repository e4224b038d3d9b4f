/**
 * Batches of entities: insert, update, delete and upsert, one writer per database.
 */
@NullMarked
package io.appdb.bulk;

import org.jspecify.annotations.NullMarked;
