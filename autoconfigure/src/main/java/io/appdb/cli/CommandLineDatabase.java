package io.appdb.cli;

import java.util.function.Supplier;

import io.appdb.engine.DatabaseUrl;
import io.appdb.migration.Migrations;

/**
 * The database that the command line works on. The application context owns it; one
 * thread uses it.
 *
 * @param url where it is
 * @param dropAllowed whether tables may be dropped and migrations taken back
 * @param migrations its migrations; throws where there is nothing to migrate with
 * @param entities reads the entities, which a command needs that compares them
 */
public record CommandLineDatabase(DatabaseUrl url, boolean dropAllowed, Supplier<Migrations> migrations,
		Runnable entities) {

}
