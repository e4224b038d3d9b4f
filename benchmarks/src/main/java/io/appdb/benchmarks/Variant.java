package io.appdb.benchmarks;

import java.io.File;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The applications that are compared: the same handlers, entities, pool and JVM flags.
 * Constants, safe for every thread.
 */
enum Variant {

	/**
	 * With this library.
	 */
	APPDB("io.appdb.benchmarks.app.AppDbApplication",
			"app.db.url=%s app.db.username=%s app.db.password=%s app.db.pool.max-overflow=0"),

	/**
	 * Plain Boot as it comes, a session open in the view.
	 */
	BOOT("io.appdb.benchmarks.app.BootApplication",
			"spring.datasource.url=%s spring.datasource.username=%s spring.datasource.password=%s"),

	/**
	 * Plain Boot without a session open in the view.
	 */
	BOOT_WITHOUT_OPEN_VIEW("io.appdb.benchmarks.app.BootApplication",
			"spring.datasource.url=%s spring.datasource.username=%s spring.datasource.password=%s "
					+ "spring.jpa.open-in-view=false"),

	/**
	 * With this library and a second database.
	 */
	APPDB_TWO(APPDB.mainClass,
			APPDB.properties + " app.db.databases.reports.url=%s app.db.databases.reports.username=%s "
					+ "app.db.databases.reports.password=%s app.db.databases.reports.schema.mode=none "
					+ "app.db.databases.reports.packages=io.appdb.benchmarks.reports"),

	/**
	 * Plain Boot with a second database.
	 */
	BOOT_TWO("io.appdb.benchmarks.app.BootTwoApplication", BOOT.properties
			+ " reports.datasource.url=%s reports.datasource.username=%s reports.datasource.password=%s");

	private static final List<String> COMMON = List.of("server.port=0", "spring.main.banner-mode=off",
			"logging.level.root=error", "server.tomcat.max-keep-alive-requests=-1",
			"spring.jpa.hibernate.ddl-auto=none");

	private static final Pattern LIBRARY = Pattern.compile(
			".*(/(schema-diff|autoconfigure)/target/|appdb-(schema-diff|spring-boot-(autoconfigure|starter))-\\d).*");

	/**
	 * What records statements of an application under test, and is not there otherwise.
	 */
	private static final Pattern FOR_TESTS = Pattern
		.compile(".*(/starter-test/target/|appdb-spring-boot-starter-test-\\d|/datasource-proxy-\\d).*");

	private final String mainClass;

	private final String properties;

	Variant(String mainClass, String properties) {
		this.mainClass = mainClass;
		this.properties = properties;
	}

	/**
	 * The command that starts the application in a JVM of its own.
	 */
	List<String> command(Address address, List<String> flags) {
		Stream<String> java = Stream.of(System.getProperty("java.home") + "/bin/java", "-classpath", classPath());
		Stream<String> arguments = Stream.concat(COMMON.stream(), Stream.of(this.properties.split(" ", -1)))
			.map((property) -> "--" + address.fill(property));
		return Stream.of(java, flags.stream(), Stream.of(this.mainClass), arguments).flatMap((part) -> part).toList();
	}

	private String classPath() {
		return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
			.filter((entry) -> !FOR_TESTS.matcher(entry.replace('\\', '/')).matches())
			.filter((entry) -> this == APPDB || this == APPDB_TWO
					|| !LIBRARY.matcher(entry.replace('\\', '/')).matches())
			.collect(Collectors.joining(File.pathSeparator));
	}

}
