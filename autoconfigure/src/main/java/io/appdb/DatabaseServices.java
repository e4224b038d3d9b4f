package io.appdb;

import java.util.function.Supplier;

import io.appdb.engine.DatabaseEngine;
import io.appdb.error.SqlErrorTranslator;
import io.appdb.migration.Migrations;
import io.appdb.replica.Replicas;
import io.appdb.schema.Schema;
import io.appdb.session.Sessions;
import org.jspecify.annotations.Nullable;

/**
 * A database that is ready. Lives from the initialisation of its manager to its close.
 *
 * @param engine its engine
 * @param sessions its sessions
 * @param schema its tables
 * @param migrations its migrations; throws where there is nothing to migrate with
 * @param errors translates what its driver, Hibernate and Spring throw
 * @param replicas its replicas, {@code null} where there are none
 * @param closing what to do when it is closed
 */
public record DatabaseServices(DatabaseEngine engine, Sessions sessions, Schema schema, Supplier<Migrations> migrations,
		SqlErrorTranslator errors, @Nullable Replicas replicas, Runnable closing) {

}
