package io.appdb.schema;

import org.jspecify.annotations.Nullable;

/**
 * A foreign key the database has.
 *
 * @param place where its table is
 * @param table the table it belongs to
 * @param name its name, {@code null} where it has none
 */
record ForeignKeyName(Place place, String table, @Nullable String name) {

}
