package io.appdb;

import io.appdb.engine.DatabaseEngine;
import io.appdb.schema.Schema;
import io.appdb.session.Sessions;

/**
 * A database that is ready. Lives from the initialisation of its manager to its close.
 *
 * @param engine its engine
 * @param sessions its sessions
 * @param schema its tables
 * @param closing what to do when it is closed
 */
public record OpenDatabase(DatabaseEngine engine, Sessions sessions, Schema schema, Runnable closing) {

}
