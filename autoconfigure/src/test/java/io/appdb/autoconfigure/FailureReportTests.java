package io.appdb.autoconfigure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what is reported when an application with wrong settings is started.
 */
@ExtendWith(OutputCaptureExtension.class)
class FailureReportTests {

	private static final String SOURCE = " (from \"%s\" from property source \"commandLineArgs\")";

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', value = { "app.db.pool.size | 0 | is 0 | Use 1 or more.",
			"app.db.pool.max-overflow | -1 | is -1 | Use 0 or more.",
			"app.db.pool.recycle | 5s | is 5s | Use 30s or more.",
			"app.db.pool.size | many | is 'many' | Use a whole number.",
			"app.db.pool.timeout | soon | is 'soon' | Use a duration such as 30s, 5m or 500ms, or a bare number of seconds.",
			"app.db.pool.enabled | perhaps | is 'perhaps' | Use true or false.",
			"app.db.schema.mode | crate | is 'crate' | Use one of none, validate, create, create-drop, migrate, auto.",
			"app.db.session.flush-mode | never | is 'never' | Use one of manual, commit, auto.",
			"app.db.web.max-buffered-response | huge | is 'huge' | Use a size such as 10MB.",
			"app.db.type | oracle | is 'oracle' | Use one of postgresql, mysql, mariadb, sqlite, h2.",
			"app.db.type | other | is 'other' | Give the JDBC URL of another database in 'app.db.url'.",
			"app.db.url | sqlite:///x.db?nonsense=1 | is unreadable | the parameter 'nonsense' is none that SQLite's driver knows",
			"app.db.echo | loud | is 'loud' | Use one of off, sql, bind.",
			"app.db.url | \"\" | is blank | Give a URL such as postgresql://localhost/app, or remove the key.",
			"app.db.driver-class-name | com.example.Driver | is 'com.example.Driver', which is not on the class path | Add its library, or remove the key to let the URL decide." })
	void reportsAWrongValue(String key, String value, String problem, String remedy, CapturedOutput output) {
		String report = FailureReport.of(output, key + "=" + value);
		assertThat(report).contains("'" + key + "' " + problem + SOURCE.formatted(key) + ".").contains(remedy);
	}

	@Test
	void reportsTheFileAndLineOfAValue(@TempDir Path directory, CapturedOutput output) throws IOException {
		String report = FailureReport.of(output, file(directory, "app.db.pool.size=0"));
		assertThat(report).contains("'app.db.pool.size' is 0 (from ").contains("application.properties] - 2:18");
	}

	@Test
	void reportsWhatAPlaceholderCameTo(@TempDir Path directory, CapturedOutput output) throws IOException {
		String report = FailureReport.of(output, file(directory, "app.db.pool.size=${DB_POOL_SIZE:10}"),
				"DB_POOL_SIZE=many");
		assertThat(report).contains("'app.db.pool.size' is 'many' (from ${DB_POOL_SIZE:10} in ")
			.contains("application.properties] - 2:18).")
			.contains("Use a whole number.");
	}

	@Test
	void reportsNoSecretThatAPlaceholderCameTo(@TempDir Path directory, CapturedOutput output) throws IOException {
		String report = FailureReport.of(output, file(directory, "app.db.pool.size=${DB_PASSWORD}"),
				"DB_PASSWORD=s3cret");
		assertThat(report).contains("'app.db.pool.size' is '${DB_PASSWORD}' (from ")
			.contains("Use a whole number.")
			.doesNotContain("s3cret");
	}

	private static String file(Path directory, String line) throws IOException {
		Path file = Files.writeString(directory.resolve("application.properties"),
				"app.db.url=jdbc:h2:mem:report\n" + line + "\n");
		return "spring.config.location=file:" + file;
	}

	@Test
	void reportsTheReasonWhyTheOrderOfReuseCannotBeChosen(CapturedOutput output) {
		String report = FailureReport.of(output, "app.db.pool.use-lifo=false");
		assertThat(report).contains("'app.db.pool.use-lifo' cannot be chosen")
			.contains("HikariCP always reuses the warmest connection.")
			.contains("Remove the key.");
	}

	@ParameterizedTest
	@CsvSource({ "app.db.pool.sise, app.db.pool.size", "app.db.pool-size, app.db.pool.size",
			"app.db.max-overflow, app.db.pool.max-overflow", "app.db.usrname, app.db.username",
			"app.db.schema.modus, app.db.schema.mode" })
	void reportsAnUnknownKeyWithTheNearestOne(String unknown, String nearest, CapturedOutput output) {
		String report = FailureReport.of(output, unknown + "=1");
		assertThat(report).contains("'" + unknown + "' is no key of this library" + SOURCE.formatted(unknown))
			.contains("Did you mean '" + nearest + "'?");
	}

	@Test
	void listsTheKeysOfTheGroupWhereNoneIsNear(CapturedOutput output) {
		String report = FailureReport.of(output, "app.db.migration.qqqqqqqqq=5", "app.db.web.zzzzzzzzz=1");
		assertThat(report).contains("'app.db.migration.qqqqqqqqq' is no key of this library")
			.contains("'app.db.web.zzzzzzzzz' is no key of this library")
			.contains("web.enabled, web.problem-details, web.rollback-on-error-status, web.max-buffered-response");
	}

	@Test
	void reportsAnUnknownSchemeWithoutThePassword(CapturedOutput output) {
		String report = FailureReport.of(output, "app.db.url=oracle://anna:s3cret@db.example/shop");
		assertThat(report).contains("'app.db.url' is unreadable" + SOURCE.formatted("app.db.url"))
			.contains(
					"its scheme is none of postgresql, mysql, mariadb, sqlite, h2; another database needs its JDBC URL")
			.contains("A URL looks like postgresql://");
		assertThat(output.getAll()).doesNotContain("s3cret");
	}

	@Test
	void reportsThatThereIsNoAddress(CapturedOutput output) {
		String report = FailureReport.of(output, "app.db.embedded=false");
		assertThat(report)
			.contains("'app.db.embedded' is false and there is no other database" + SOURCE.formatted("app.db.embedded"))
			.contains("Set 'app.db.url' or 'spring.datasource.url', or 'app.db.embedded' to true");
	}

	@ParameterizedTest
	@CsvSource({ "postgresql", "mysql", "mariadb" })
	void reportsAServerThatIsDown(String type, CapturedOutput output) throws IOException {
		int port = closedPort();
		String report = FailureReport.of(output, "app.db.url=" + type + "://anna:s3cret@127.0.0.1:" + port + "/shop");
		assertThat(report)
			.contains("The database jdbc:" + type + "://anna:***@127.0.0.1:" + port + "/shop cannot be reached"
					+ SOURCE.formatted("app.db.url") + ".")
			.contains("Check that the database server runs and that host and port are right.")
			.contains("app.db.startup-timeout");
		assertThat(output.getAll()).doesNotContain("s3cret");
	}

	@Test
	void reportsAServerInPartsThatIsDown(CapturedOutput output) throws IOException {
		String report = FailureReport.of(output, "app.db.type=postgresql", "app.db.host=127.0.0.1",
				"app.db.port=" + closedPort(), "app.db.name=shop", "app.db.username=anna", "app.db.password=s3cret");
		assertThat(report).contains("cannot be reached" + SOURCE.formatted("app.db.name"));
		assertThat(output.getAll()).doesNotContain("s3cret");
	}

	@Test
	void reportsAServerOfSpringDatasourceThatIsDown(CapturedOutput output) throws IOException {
		String report = FailureReport.of(output,
				"spring.datasource.url=jdbc:postgresql://127.0.0.1:" + closedPort() + "/shop",
				"spring.datasource.username=anna", "spring.datasource.password=s3cret");
		assertThat(report).contains("cannot be reached" + SOURCE.formatted("spring.datasource.url"));
		assertThat(output.getAll()).doesNotContain("s3cret");
	}

	@Test
	void reportsAServerThatIsDownWithoutPool(CapturedOutput output) throws IOException {
		String report = FailureReport.of(output,
				"app.db.url=postgresql://anna:s3cret@127.0.0.1:" + closedPort() + "/shop", "app.db.pool.enabled=false");
		assertThat(report).contains("cannot be reached");
	}

	@Test
	void reportsAWrongPassword(@TempDir Path directory, CapturedOutput output) throws SQLException {
		String url = "jdbc:h2:" + directory.resolve("shop");
		createDatabase(url, "anna", "right");
		String report = FailureReport.of(output, "app.db.url=" + url, "app.db.username=anna", "app.db.password=s3cret");
		assertThat(report).contains("The database " + url + " refuses the user name or the password")
			.contains("Check user name and password");
		assertThat(output.getAll()).doesNotContain("s3cret");
	}

	@Test
	void reportsAFileThatCannotBeOpened(@TempDir Path directory, CapturedOutput output) {
		String report = FailureReport.of(output, "app.db.url=sqlite:///" + directory.resolve("missing/shop.db"));
		assertThat(report).contains("cannot be opened").contains("Check that the directory of the file exists");
	}

	@Test
	void reportsAFileThatIsNoDatabase(@TempDir Path directory, CapturedOutput output) throws IOException {
		Path file = Files.writeString(directory.resolve("shop.db"), "no database ".repeat(1000));
		String report = FailureReport.of(output, "app.db.url=sqlite:///" + file);
		assertThat(report).contains("shop.db is damaged, or it is no database").contains("restore it from a backup");
	}

	@Test
	void reportsADamagedFile(@TempDir Path directory, CapturedOutput output) throws IOException, SQLException {
		Path file = directory.resolve("shop.db");
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
				Statement statement = connection.createStatement()) {
			statement.execute("create table anything (id integer primary key, name text)");
		}
		damage(file);
		String report = FailureReport.of(output, "app.db.url=sqlite:///" + file);
		assertThat(report).contains("shop.db is damaged, or it is no database").contains("restore it from a backup");
	}

	/**
	 * Leaves the file's head, which says that it is a database, and overwrites the rest.
	 */
	private static void damage(Path file) throws IOException {
		byte[] content = Files.readAllBytes(file);
		Arrays.fill(content, 100, content.length, (byte) 0x5a);
		Files.write(file, content);
	}

	@ParameterizedTest
	@CsvSource({ "postgresql", "mysql", "mariadb" })
	void reportsAnUnknownHost(String type, CapturedOutput output) {
		String report = FailureReport.of(output, "app.db.url=" + type + "://anna:s3cret@nowhere.invalid/shop");
		assertThat(report).contains("cannot be reached")
			.containsPattern("The driver says: .+ \\(unknown host nowhere\\.invalid\\)");
		assertThat(output.getAll()).doesNotContain("s3cret");
	}

	@Test
	void reportsAMigrationThatFails(@TempDir Path directory, CapturedOutput output) throws IOException {
		Files.writeString(directory.resolve("V1__bread.sql"),
				"create table bread (id int);\ncreate tabel crumb (id int);");
		String report = FailureReport.of(output, "app.db.url=sqlite:///:memory:",
				"spring.flyway.locations=filesystem:" + directory);
		assertThat(report).contains("The migration V1__bread.sql failed at line 2, in the database jdbc:sqlite:")
			.containsPattern("The database says: .*tabel")
			.contains("Correct the file and start again.")
			.contains("db stamp <version>");
		assertThat(output.getAll()).doesNotContain("\tat ");
	}

	@Test
	void reportsTablesWithoutAHistory(@TempDir Path directory, CapturedOutput output) throws IOException, SQLException {
		String url = "jdbc:h2:" + directory.resolve("shop");
		createTable(url);
		Files.writeString(directory.resolve("V1__bread.sql"), "create table bread (id int);");
		String report = FailureReport.of(output, "app.db.url=" + url, "app.db.username=sa",
				"spring.flyway.locations=filesystem:" + directory);
		assertThat(report).contains("The database " + url + " has tables and no history of migrations")
			.contains(SOURCE.formatted("app.db.url"))
			.contains("db init <version>");
	}

	@Test
	void reportsAChangedMigration(@TempDir Path directory, CapturedOutput output) throws IOException {
		Path file = directory.resolve("V1__bread.sql");
		String[] properties = { "app.db.url=jdbc:h2:" + directory.resolve("shop"), "app.db.cli.enabled=false",
				"spring.flyway.locations=filesystem:" + directory };
		Files.writeString(file, "create table bread (id int);");
		FailureReport.start(properties);
		Files.writeString(file, "create table bread (id bigint);");
		String report = FailureReport.of(output, properties);
		assertThat(report).contains("The migrations cannot be applied: ")
			.contains("Migration checksum mismatch for migration version 1")
			.contains("Put back a file that was changed after it ran")
			.contains("Migrations.stamp(\"base\")")
			.doesNotContain("run repair", "https://");
	}

	private static void createTable(String url) throws SQLException {
		try (Connection connection = DriverManager.getConnection(url, "sa", "");
				Statement statement = connection.createStatement()) {
			statement.execute("create table crumb (id int)");
		}
	}

	private static void createDatabase(String url, String username, String password) throws SQLException {
		try (Connection connection = DriverManager.getConnection(url, username, password)) {
			assertThat(connection.isValid(1)).isTrue();
		}
	}

	private static int closedPort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

}
