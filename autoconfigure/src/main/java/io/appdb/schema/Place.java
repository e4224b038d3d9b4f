package io.appdb.schema;

import org.jspecify.annotations.Nullable;

/**
 * Where tables are, in the words of JDBC metadata and as the database stores them.
 *
 * @param catalog the catalog, {@code null} where there is none
 * @param schema the schema, {@code null} where there is none
 */
public record Place(@Nullable String catalog, @Nullable String schema) {

}
