package io.appdb.autoconfigure;

import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * How this application applies its migrations. Immutable.
 *
 * @param commandLine whether it has a command line
 */
record UpgradeAdvice(boolean commandLine) {

	private static final String UPGRADE = "db upgrade";

	private static final String CALL = "'app.db.schema.mode=migrate' or Migrations.upgrade()";

	/**
	 * Finds out whether there is a command line: it may be off, and picocli may be left
	 * out.
	 */
	static UpgradeAdvice of(Environment environment) {
		return new UpgradeAdvice(
				!Switch.isOff(environment, "cli.enabled") && ClassUtils.isPresent("picocli.CommandLine", null));
	}

	/**
	 * What applies the migrations that are pending.
	 */
	String upgrade() {
		return this.commandLine ? UPGRADE : CALL;
	}

	/**
	 * The same, by itself.
	 */
	String wholeUpgrade() {
		return this.commandLine ? "'java -jar <application>.jar " + UPGRADE + "'" : CALL;
	}

	/**
	 * What writes a migration.
	 */
	String revision() {
		return this.commandLine ? "db revision \"<message>\"" : "Migrations.revision(...)";
	}

}
