package io.appdb.engine;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeout;

/**
 * Tests for {@link DatabaseUrl}.
 */
class DatabaseUrlTests {

	@ParameterizedTest
	@CsvSource(delimiter = ' ', ignoreLeadingAndTrailingWhitespace = true,
			textBlock = """
					postgresql://u:p@localhost/db jdbc:postgresql://localhost/db
					postgresql://u:p@localhost:5433/db jdbc:postgresql://localhost:5433/db
					postgresql+psycopg2://u:p@localhost/db jdbc:postgresql://localhost/db
					postgresql+asyncpg://u:p@host:1/db jdbc:postgresql://host:1/db
					POSTGRESQL+ASYNCPG://u:p@host/Db jdbc:postgresql://host/Db
					postgres://u:p@host/db jdbc:postgresql://host/db
					postgresql:///db jdbc:postgresql://localhost/db
					postgresql://:5433/db jdbc:postgresql://localhost:5433/db
					postgresql://host jdbc:postgresql://host/
					postgresql://[::1]:5432/db jdbc:postgresql://[::1]:5432/db
					postgresql://u:p@[2001:db8::1]/db jdbc:postgresql://[2001:db8::1]/db
					postgresql://h1:1,h2:2/db jdbc:postgresql://h1:1,h2:2/db
					postgresql:///db?host=h1:1&host=h2:2 jdbc:postgresql://h1:1,h2:2/db
					postgresql:///db?host=h1,h2&port=1,2 jdbc:postgresql://h1:1,h2:2/db
					postgresql://h/db?connect_timeout=5&sslmode=require jdbc:postgresql://h/db?sslmode=require&connectTimeout=5
					postgresql+asyncpg://h/db?ssl=require jdbc:postgresql://h/db?sslmode=require
					postgresql://h/db?application_name=my+app jdbc:postgresql://h/db?ApplicationName=my%20app
					postgresql://h/my%20db jdbc:postgresql://h/my%20db
					postgresql://h/db?target_session_attrs=read-write jdbc:postgresql://h/db?targetServerType=primary
					mysql://u:p@localhost/db jdbc:mysql://localhost/db
					mysql+pymysql://u:p@h/db?charset=utf8mb4 jdbc:mysql://h/db?characterEncoding=UTF-8
					mysql+aiomysql://u:p@h/db jdbc:mysql://h/db
					mysql+asyncmy://u:p@h:3307/db?charset=latin1 jdbc:mysql://h:3307/db?characterEncoding=Cp1252
					mysql://h/db?connect_timeout=2.5&collation=utf8mb4_bin jdbc:mysql://h/db?connectionCollation=utf8mb4_bin&connectTimeout=2500
					mariadb+pymysql://u:p@h/db?charset=utf8mb4 jdbc:mariadb://h/db
					mariadb://h/db?unix_socket=/run/mysqld.sock jdbc:mariadb://h/db?localSocket=/run/mysqld.sock
					sqlite:///./app.db jdbc:sqlite:./app.db
					sqlite:///app.db jdbc:sqlite:app.db
					sqlite+aiosqlite:///neural_ai.db jdbc:sqlite:neural_ai.db
					sqlite:////absolute/path/app.db jdbc:sqlite:/absolute/path/app.db
					sqlite:///:memory: jdbc:sqlite::memory:
					sqlite:/// jdbc:sqlite::memory:
					sqlite:// jdbc:sqlite::memory:
					sqlite:///C:/data/app.db jdbc:sqlite:C:/data/app.db
					sqlite:///C:\\data\\app.db jdbc:sqlite:C:\\data\\app.db
					sqlite:///app.db?timeout=15&check_same_thread=false jdbc:sqlite:app.db?busy_timeout=15000
					sqlite:///app.db?charset=utf8mb4 jdbc:sqlite:app.db
					sqlite+aiosqlite:///app.db?charset=utf8&journal_mode=DELETE jdbc:sqlite:app.db?journal_mode=DELETE
					sqlite:///app.db?Busy_Timeout=100 jdbc:sqlite:app.db?Busy_Timeout=100
					sqlite:///file:app.db?mode=ro&uri=true jdbc:sqlite:file:app.db?mode=ro
					sqlite:///my%20app.db 'jdbc:sqlite:my app.db'
					'sqlite:///my app.db' 'jdbc:sqlite:my app.db'
					h2:///:memory: jdbc:h2:mem:appdb;DB_CLOSE_DELAY=-1
					h2:///mem:test jdbc:h2:mem:test
					h2:///data/app jdbc:h2:./data/app
					h2:////data/app jdbc:h2:/data/app
					h2://host:9092/db jdbc:h2:tcp://host:9092/db
					""")
	void turnsSqlAlchemyUrlsIntoJdbcUrls(String text, String jdbcUrl) {
		assertThat(DatabaseUrl.parse(text).jdbcUrl()).isEqualTo(jdbcUrl);
	}

	@ParameterizedTest
	@ValueSource(strings = { "jdbc:postgresql://localhost:5432/db",
			"jdbc:postgresql://h1:1,h2:2/db?targetServerType=any",
			"jdbc:postgresql://h/db?sslrootcert=/etc/ca.pem&ApplicationName=a%20b", "jdbc:postgresql://[::1]/db",
			"jdbc:mysql://localhost:3306/db?characterEncoding=UTF-8", "jdbc:mysql://(host=h,port=3306)/db",
			"jdbc:mysql:replication://a,b/db", "jdbc:mysql:loadbalance://a:1,b:2/db",
			"jdbc:mysql://address=(host=h)(port=3306)/db", "jdbc:mysql+srv://name/db",
			"jdbc:mariadb://localhost/db?useServerPrepStmts=true", "jdbc:mariadb:sequential://a,b/db",
			"jdbc:sqlite:app.db", "jdbc:sqlite:/abs/app.db?busy_timeout=100", "jdbc:sqlite::memory:",
			"jdbc:sqlite:file:/x?vfs=memdb", "jdbc:sqlite:C:\\data\\my app.db", "jdbc:h2:mem:test;DB_CLOSE_DELAY=-1",
			"jdbc:h2:~/test", "jdbc:h2:file:./test;MODE=PostgreSQL", "jdbc:h2:tcp://localhost:9092/~/test",
			"jdbc:h2:mem:t;INIT=CREATE SCHEMA A\\;SET SCHEMA A" })
	void passesJdbcUrlsThrough(String text) {
		assertThat(DatabaseUrl.parse(text).jdbcUrl()).isEqualTo(text);
		assertThat(DatabaseUrl.parse(text)).hasToString(text);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ' ', textBlock = """
			jdbc:postgresql:db jdbc:postgresql://localhost/db
			jdbc:postgresql:/ jdbc:postgresql://localhost/
			jdbc:postgresql:db?loggerLevel=OFF jdbc:postgresql://localhost/db?loggerLevel=OFF
			jdbc:postgresql:///db jdbc:postgresql://localhost/db
			jdbc:postgresql://host jdbc:postgresql://host/
			JDBC:MySQL://Host/Db jdbc:mysql://Host/Db
			jdbc:sqlite: jdbc:sqlite::memory:
			""")
	void completesJdbcUrls(String text, String jdbcUrl) {
		assertThat(DatabaseUrl.parse(text).jdbcUrl()).isEqualTo(jdbcUrl);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ' ', nullValues = "-", textBlock = """
			postgresql://user:secret@h/db user secret jdbc:postgresql://h/db
			postgresql://user@h/db user - jdbc:postgresql://h/db
			postgresql://user:@h/db user '' jdbc:postgresql://h/db
			postgresql://:secret@h/db - secret jdbc:postgresql://h/db
			postgresql://us%40er:p%40s%3As%2Fw%3Fo%23d@h/db us@er p@s:s/w?o#d jdbc:postgresql://h/db
			postgresql://user:p@s:s/w?o#d@h/db user p@s:s/w?o#d jdbc:postgresql://h/db
			postgresql://user:p@ss@h:5432/db user p@ss jdbc:postgresql://h:5432/db
			postgresql://user:12/34@h/db user 12/34 jdbc:postgresql://h/db
			postgresql://user:a@b/c?d=e#f@h/db?x=1 user a@b/c?d=e#f jdbc:postgresql://h/db?x=1
			postgresql://user:50%off@h/db user 50%off jdbc:postgresql://h/db
			postgresql://user:a+b@h/db user a+b jdbc:postgresql://h/db
			postgresql://user:secret@/db user secret jdbc:postgresql://localhost/db
			postgresql://user:secret@h/db?opt=a@b user secret jdbc:postgresql://h/db?opt=a%40b
			postgresql:///db?user=user&password=se%26cret user se&cret jdbc:postgresql://localhost/db
			jdbc:postgresql://h/db?user=me@corp&password=secret&ssl=true me@corp secret jdbc:postgresql://h/db?ssl=true
			jdbc:postgresql://h/db?password=secret - secret jdbc:postgresql://h/db
			jdbc:mysql://user:secret@h:3306/db user secret jdbc:mysql://h:3306/db
			jdbc:mysql://h/db?user=user&password=a+b&useSSL=false user a+b jdbc:mysql://h/db?useSSL=false
			jdbc:mysql://(host=h,user=user,password=secret)/db user secret jdbc:mysql://(host=h)/db
			jdbc:mysql://(user=user,password=secret,host=h)/db user secret jdbc:mysql://(host=h)/db
			jdbc:mysql://address=(host=h)(user=user)(password=secret)/db user secret jdbc:mysql://address=(host=h)/db
			jdbc:mariadb://h/db?user=user&password=a%20b user a%20b jdbc:mariadb://h/db
			mysql+pymysql://h/db?user=user&passwd=secret user secret jdbc:mysql://h/db
			jdbc:h2:mem:t;USER=sa;PASSWORD=secret;MODE=MySQL sa secret jdbc:h2:mem:t;MODE=MySQL
			jdbc:h2:tcp://h/t;user=sa;password=se\\;cret sa se;cret jdbc:h2:tcp://h/t
			jdbc:sqlite:app.db?password=secret&journal_mode=WAL - secret jdbc:sqlite:app.db?journal_mode=WAL
			""")
	void takesTheCredentialsOutWhereverTheyStand(String text, @Nullable String username, @Nullable String password,
			String jdbcUrl) {
		DatabaseUrl url = DatabaseUrl.parse(text);
		assertThat(url.username()).isEqualTo(username);
		assertThat(url.password()).isEqualTo(password);
		assertThat(url.jdbcUrl()).isEqualTo(jdbcUrl);
		assertThat(url.toString()).doesNotContain("secret").doesNotContain("s:s/w");
	}

	@ParameterizedTest
	@CsvSource(delimiter = ' ', nullValues = "-", textBlock = """
			postgresql://u:p@Host:5433/db POSTGRESQL Host 5433 db
			mysql:///db MYSQL - - db
			mariadb://h MARIADB h - -
			postgresql://[::1]:5432/db POSTGRESQL ::1 5432 db
			jdbc:postgresql://h1:1,h2:2/db POSTGRESQL h1 1 db
			jdbc:mysql://(host=h,port=3307)/db MYSQL h 3307 db
			jdbc:h2:tcp://h:9092/~/test H2 h 9092 ~/test
			jdbc:h2:mem:test H2 - - test
			sqlite:///./app.db SQLITE - - ./app.db
			sqlite:// SQLITE - - :memory:
			""")
	void namesTheParts(String text, DatabaseType type, @Nullable String host, @Nullable Integer port,
			@Nullable String database) {
		DatabaseUrl url = DatabaseUrl.parse(text);
		assertThat(url.type()).isEqualTo(type);
		assertThat(url.host()).isEqualTo(host);
		assertThat(url.port()).isEqualTo(port);
		assertThat(url.database()).isEqualTo(database);
	}

	@Test
	void reachesAPostgresqlSocketThroughItsFactory() {
		DatabaseUrl url = DatabaseUrl.parse("postgresql://u:p@/db?host=/var/run/postgresql&port=5433");
		assertThat(url.host()).isNull();
		assertThat(url.parameters()).containsEntry("socketFactoryArg", "/var/run/postgresql/.s.PGSQL.5433")
			.containsEntry("socketFactory", "org.newsclub.net.unix.AFUNIXSocketFactory$FactoryArg");
	}

	@Test
	void reachesAMysqlSocketThroughItsFactory() {
		DatabaseUrl url = DatabaseUrl.parse("mysql+pymysql://u:p@localhost/db?unix_socket=/tmp/mysql.sock");
		assertThat(url.parameters()).containsEntry("junixsocket.file", "/tmp/mysql.sock")
			.containsEntry("socketFactory", "org.newsclub.net.mysql.AFUNIXDatabaseSocketFactoryCJ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "F:", "a/b", "(a)", "a,b", "~", "*!'", "a&b=c", "$[a]._-", "é", "a@b", "?" })
	void encodesWhatCannotStandInTheNameOfAParameter(String name) {
		for (DatabaseType type : List.of(DatabaseType.POSTGRESQL, DatabaseType.MYSQL)) {
			DatabaseUrl url = DatabaseUrl.of(type, "h", null, "db", null, null, Map.of(name, "1"));
			assertThat(url.parameters()).containsExactly(Map.entry(name, "1"));
			assertThat(DatabaseUrl.parse(url.jdbcUrl()).parameters()).containsExactly(Map.entry(name, "1"));
		}
	}

	@Test
	void decodesParametersAndKeepsTheirOrder() {
		DatabaseUrl url = DatabaseUrl.parse("jdbc:postgresql://h/db?z=1&options=-c%20a%3Db&flag");
		Map<String, String> expected = new LinkedHashMap<>();
		expected.put("z", "1");
		expected.put("options", "-c a=b");
		expected.put("flag", "");
		assertThat(url.parameters()).containsExactlyEntriesOf(expected);
		assertThat(url.parameters()).isUnmodifiable();
	}

	@Test
	void keepsWindowsPaths() {
		assertThat(DatabaseUrl.parse("sqlite:///C:\\data\\my app.db").database()).isEqualTo("C:\\data\\my app.db");
		assertThat(DatabaseUrl.parse("jdbc:h2:C:/data/app;USER=sa").jdbcUrl()).isEqualTo("jdbc:h2:C:/data/app");
	}

	@Test
	void acceptsSpacesAround() {
		assertThat(DatabaseUrl.parse("  postgresql://h/db\n")).isEqualTo(DatabaseUrl.parse("postgresql://h/db"));
	}

	@Test
	void putsAUrlTogetherFromParts() {
		DatabaseUrl url = DatabaseUrl.of(DatabaseType.MYSQL, "db.example", 3307, "shop", "app", "p@ss",
				Map.of("charset", "utf8mb4"));
		assertThat(url.jdbcUrl()).isEqualTo("jdbc:mysql://db.example:3307/shop?characterEncoding=UTF-8");
		assertThat(url.password()).isEqualTo("p@ss");
		assertThat(url).hasToString("jdbc:mysql://app:***@db.example:3307/shop?characterEncoding=UTF-8");
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", textBlock = """
			POSTGRESQL, -, -, db, jdbc:postgresql://localhost/db
			POSTGRESQL, -, 5433, -, jdbc:postgresql://localhost:5433/
			POSTGRESQL, ::1, 5433, my db, jdbc:postgresql://[::1]:5433/my%20db
			MARIADB, h, -, a b, jdbc:mariadb://h/a b
			SQLITE, -, -, -, jdbc:sqlite::memory:
			SQLITE, -, -, ./app.db, jdbc:sqlite:./app.db
			H2, -, -, -, jdbc:h2:mem:appdb;DB_CLOSE_DELAY=-1
			H2, -, -, app, jdbc:h2:./app
			H2, -, -, mem:x, jdbc:h2:mem:x
			H2, h, 9093, ~/x, jdbc:h2:tcp://h:9093/~/x
			""")
	void fillsInWhatIsMissing(DatabaseType type, @Nullable String host, @Nullable Integer port,
			@Nullable String database, String jdbcUrl) {
		assertThat(DatabaseUrl.of(type, host, port, database, null, null, Map.of()).jdbcUrl()).isEqualTo(jdbcUrl);
	}

	@Test
	void refusesPartsThatDoNotFit() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> DatabaseUrl.of(DatabaseType.SQLITE, "h", null, "x", null, null, Map.of()))
			.withMessage("type 'sqlite', host 'h', name 'x' make no address: SQLite has neither host nor port");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> DatabaseUrl.of(DatabaseType.MYSQL, "h", 70000, "x", "u", "secret", Map.of()))
			.withMessageContaining("1 to 65535")
			.withMessageNotContaining("secret");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> DatabaseUrl.of(DatabaseType.MYSQL, "h/evil?x=y", null, "x", "u", "secret", Map.of()))
			.withMessageContaining("no host and port");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			MARIADB|a?b|cannot open a database with '?'
			MARIADB|a@b|cannot open a database with '@'
			SQLITE|a?b.db|cannot open a database with '?'
			H2|./a;b|cannot open a database with ';'
			POSTGRESQL|a;password=secret|a secret parameter stands in the name
			SQLITE|a.db&key=secret|a secret parameter stands in the name
			H2|mem:a,PASSWORD=secret|a secret parameter stands in the name
			SQLITE|//u:secret@h/a.db|has no user and no host
			H2|file://u:secret@h/a|has no user and no host
			""")
	void refusesNamesThatTheDriverWouldReadAsSomethingElse(DatabaseType type, String name, String reason) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> DatabaseUrl.of(type, null, null, name, null, null, Map.of()))
			.withMessageContaining(reason)
			.withMessageNotContaining("=secret")
			.withMessageNotContaining(":secret");
		DatabaseUrl url = DatabaseUrl.of(type, null, null, "x", null, null, Map.of());
		assertThatIllegalArgumentException().isThrownBy(() -> url.withDatabase(name))
			.withMessageContaining(reason)
			.withMessageNotContaining("=secret")
			.withMessageNotContaining(":secret");
	}

	@Test
	void showsNoSecretThatStandsInAHost() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> DatabaseUrl.of(DatabaseType.POSTGRESQL, "u:secret@h", null, "x", null, null, Map.of()))
			.withMessageContaining("no host and port")
			.withMessageNotContaining("secret");
	}

	@ParameterizedTest
	@CsvSource(delimiter = ' ', nullValues = "-",
			textBlock = """
					jdbc:mysql:loadbalance://u:secret@h1,u:secret@h2/db u secret jdbc:mysql:loadbalance://h1,h2/db
					jdbc:mysql:replication://u:secret@a:1,u:secret@b:2,u:secret@c/d u secret jdbc:mysql:replication://a:1,b:2,c/d
					jdbc:mysql://h1,u:secret@h2/db?a=b u secret jdbc:mysql://h1,h2/db?a=b
					jdbc:mariadb:sequential://u:secret@h1,u:secret@h2/db u secret jdbc:mariadb:sequential://h1,h2/db
					jdbc:mysql://u:secret@h1,h2/db u secret jdbc:mysql://h1,h2/db
					jdbc:mysql://(host=a,user=u,password=secret),(host=b,user=u,password=secret)/db u secret jdbc:mysql://(host=a),(host=b)/db
					mysql://address=(host=h)(password=secret)/app - secret jdbc:mysql://address=(host=h)/app
					mysql://address=(host=h)(pass%77ord=secret)/app - secret jdbc:mysql://address=(host=h)/app
					mariadb://address=(host=h)(user=u)(PWD=secret)/app u secret jdbc:mariadb://address=(host=h)/app
					jdbc:h2:tcp://u:secret@h/x u secret jdbc:h2:tcp://h/x
					jdbc:h2:ssl://u:sec/ret@h:1/~/x u sec/ret jdbc:h2:ssl://h:1/~/x
					jdbc:postgresql://h/db?pass%77ord=secret - secret jdbc:postgresql://h/db
					jdbc:mariadb://h/db?pass%77ord=secret - secret jdbc:mariadb://h/db
					jdbc:sqlite:x.db?pass%77ord=secret - secret jdbc:sqlite:x.db
					jdbc:h2:mem:x;pass%77ord=secret - secret jdbc:h2:mem:x
					postgresql:///db?%70asswd=secret - secret jdbc:postgresql://localhost/db
					jdbc:postgresql://h?user=u&password=secret@a/b u secret@a/b jdbc:postgresql://h/
					jdbc:postgresql://h:1/db?password=secret@a/b - secret@a/b jdbc:postgresql://h:1/db
					jdbc:mysql://u:secret@h/db?x=a/c u secret jdbc:mysql://h/db?x=a/c
					postgresql://h?password=secret@a/b - secret@a/b jdbc:postgresql://h/
					mysql://u:secret@h/db?passwd=other@b/c u secret jdbc:mysql://h/db
					""")
	void takesTheCredentialsOutOfEveryPlace(String text, @Nullable String username, @Nullable String password,
			String jdbcUrl) {
		takesTheCredentialsOutWhereverTheyStand(text, username, password, jdbcUrl);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ' ', textBlock = """
			jdbc:sqlite:x.db?key=secret jdbc:sqlite:x.db?key=***
			jdbc:sqlite:x.db?hexkey=secret&busy_timeout=5 jdbc:sqlite:x.db?hexkey=***&busy_timeout=5
			jdbc:sqlite:x.db?textkey=secret jdbc:sqlite:x.db?textkey=***
			jdbc:postgresql://h/db?ssl%70assword=secret jdbc:postgresql://h/db?ssl%70assword=***
			jdbc:mariadb://h/db?serverToken=secret&a=b jdbc:mariadb://h/db?serverToken=***&a=b
			jdbc:mysql://(host=h,trustStorePassword=secret)/db jdbc:mysql://(host=h,trustStorePassword=***)/db
			jdbc:postgresql://h/db?ssl=true?hexkey=secret jdbc:postgresql://h/db?ssl=***
			jdbc:mysql://u:p@h/db?x=a@b/c jdbc:mysql://u:***@h/db?x=***
			jdbc:mysql://h/db?allowPublicKeyRetrieval=true jdbc:mysql://h/db?allowPublicKeyRetrieval=true
			jdbc:h2:mem:t;INIT=ALTER_USER_X_PASSWORD_'secret' jdbc:h2:mem:t;INIT=***
			jdbc:h2:mem:t;x=1?=textkey=secret jdbc:h2:mem:t;x=***
			jdbc:sqlite:u:secret@x.db jdbc:sqlite:***
			jdbc:oracle:thin:u/secret@h:1521/x jdbc:oracle:thin:***
			jdbc:oracle:thin:scott:tiger:secret jdbc:oracle:thin:scott***
			jdbc:sqlserver://h:1433;user=u;password=secret jdbc:sqlserver://h***
			jdbc:hsqldb:mem:test jdbc:hsqldb:mem:test
			jdbc:derby:memory:t;create=true;password=secret jdbc:derby:memory:t***
			jdbc:p6spy:mysql://u:secret@h/db jdbc:p6spy:mysql://u:***@h/db
			postgresql://secret=x@h/db jdbc:postgresql://***@h/db
			""")
	void masksEverySecret(String text, String shown) {
		assertThat(DatabaseUrl.parse(text)).hasToString(shown);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			jdbc:postgresql://h/db;password=secret|a secret parameter stands in the name of the database: '?' begins
			jdbc:postgresql://h/db&password=secret|a secret parameter stands in the name
			jdbc:mysql://h/db;pass%77ord=secret|a secret parameter stands in the name
			jdbc:mariadb://h/db,password=secret|a secret parameter stands in the name
			postgresql://h/db%3Bpassword=secret|a secret parameter stands in the name
			jdbc:mysql://h/password=secret|a secret parameter stands in the name
			jdbc:mariadb://address=(host=h)/(password=secret)/db|a secret parameter stands in the name
			jdbc:mysql://h;password=secret/db|no host, port and database
			jdbc:sqlite:x.db;key=secret|a secret parameter stands in the name
			sqlite:///x.db&hexkey=secret|a secret parameter stands in the name
			jdbc:h2:mem:x?password=secret|a secret parameter stands in the name of the database: ';' begins
			jdbc:h2:mem:x&PASSWORD=secret|a secret parameter stands in the name
			jdbc:h2:tcp://h/x?password=secret|stands where ';' begins
			jdbc:h2:mem:x;MODE=MySQL&password=secret|behind a '&', where ';' separates
			jdbc:postgresql://h/db?ssl=true;password=secret|behind a ';', where '&' separates
			jdbc:mysql://h/db?a=b?user=u|behind a '?', where '&' separates
			jdbc:mysql://u:secret@h1,v:secret@h2/db|different users or passwords
			jdbc:mysql://(host=a,password=secret),(host=b,password=geheim)/db|different users or passwords
			postgresql://u%3Asecret%40h/db|no host, port and database
			postgresql://h1:1,h2:70000/db|1 to 65535
			jdbc:mysql://address=(host=h)(port=70000)(password=secret)/db|1 to 65535
			jdbc:mysql://address=(password=secret)/db|named by user and password only
			mysql://address=(password=secret)(user=u),h/db|named by user and password only
			app:secret|does not begin with a scheme
			mariadb://h/db?a=b%26c|the driver cannot read
			mariadb://h/db?a%40b=c|the driver cannot read
			""")
	void refusesASecretInTheWrongPlace(String text, String reason) {
		refusesWhatItCannotRead(text, reason);
	}

	@ParameterizedTest
	@ValueSource(strings = { "postgresql://%s/db", "jdbc:postgresql://%s/db", "mysql://%s/db",
			"jdbc:mysql:loadbalance://%s/db", "mariadb://%s/db", "h2://%s/db", "jdbc:h2:tcp://%s/db" })
	void readsAThousandHostsAndMore(String text) {
		String hosts = String.join(",", Collections.nCopies(20_000, "host:1"));
		assertThat(DatabaseUrl.parse(text.formatted(hosts)).jdbcUrl()).contains("://" + hosts + "/db");
		assertThat(DatabaseUrl.of(DatabaseType.POSTGRESQL, hosts, null, "db", null, null, Map.of()).host())
			.isEqualTo("host");
	}

	/**
	 * Some 200 kB of what is awkward are read or refused at once: time is linear.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "@", "@a", "@a/b?c=", "(", "@(a", "@a,", "address=(", "@[", ":1", "?a=b@", "&@c/d", "%40",
			";", "\\", "a=b;", "?mode=memory", "&vfs=memdb\n", "=", " ", "a@b,", "(user=a)", "+srv", "jdbc:" })
	void readsLongTextsInLinearTime(String piece) {
		String text = piece.repeat(200_000 / piece.length());
		assertTimeout(Duration.ofSeconds(10), () -> {
			for (String begin : new String[] { "postgresql://", "jdbc:mysql://u:p", "jdbc:mariadb:sequential://",
					"jdbc:h2:tcp://", "jdbc:h2:mem:x;", "jdbc:sqlite:file:x?", "sqlite:///", "", "jdbc:mysql",
					"jdbc:postgresql://h/db?" }) {
				readOrRefuse(begin + text);
			}
		});
	}

	private static void readOrRefuse(String text) {
		try {
			DatabaseUrl url = DatabaseUrl.parse(text);
			assertThat(url.isInMemory() ? url.toString() : url.jdbcUrl()).startsWith("jdbc:");
		}
		catch (IllegalArgumentException ex) {
			assertThat(ex).hasMessageContaining("not a database URL");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = ' ', nullValues = "-",
			textBlock = """
					jdbc:tc:postgresql:18:///db POSTGRESQL db jdbc:tc:postgresql:18://localhost/db org.testcontainers.jdbc.ContainerDatabaseDriver
					jdbc:tc:postgis:17-3.5:///db?TC_DAEMON=true POSTGRESQL db jdbc:tc:postgis:17-3.5://localhost/db?TC_DAEMON=true org.testcontainers.jdbc.ContainerDatabaseDriver
					jdbc:tc:mysql://h/db MYSQL db jdbc:tc:mysql://h/db org.testcontainers.jdbc.ContainerDatabaseDriver
					jdbc:tc:mariadb:11.8:///db?user=u&password=secret MARIADB db jdbc:tc:mariadb:11.8://localhost/db org.testcontainers.jdbc.ContainerDatabaseDriver
					jdbc:p6spy:mysql://u:secret@h:1/db MYSQL db jdbc:p6spy:mysql://h:1/db com.p6spy.engine.spy.P6SpyDriver
					JDBC:P6Spy:h2:mem:x;MODE=MySQL H2 x jdbc:p6spy:h2:mem:x;MODE=MySQL com.p6spy.engine.spy.P6SpyDriver
					jdbc:otel:sqlite:x.db SQLITE x.db jdbc:otel:sqlite:x.db io.appdb.sqlite.SqliteDriver
					jdbc:aws-wrapper:postgresql://h/db?a=b POSTGRESQL db jdbc:aws-wrapper:postgresql://h/db?a=b software.amazon.jdbc.Driver
					jdbc:otel:p6spy:mariadb:loadbalance://a,b/db MARIADB db jdbc:otel:p6spy:mariadb:loadbalance://a,b/db io.opentelemetry.instrumentation.jdbc.OpenTelemetryDriver
					jdbc:p6spy:oracle:thin:@h:1/x OTHER - jdbc:p6spy:oracle:thin:@h:1/x com.p6spy.engine.spy.P6SpyDriver
					""")
	void isTheDatabaseThatADriverWraps(String text, DatabaseType type, @Nullable String database, String jdbcUrl,
			String driver) {
		DatabaseUrl url = DatabaseUrl.parse(text);
		assertThat(url.type()).isEqualTo(type);
		assertThat(url.database()).isEqualTo(database);
		assertThat(url.jdbcUrl()).isEqualTo(jdbcUrl);
		assertThat(url.driverClassName()).isEqualTo(driver);
		assertThat(DatabaseUrl.parse(jdbcUrl).jdbcUrl()).isEqualTo(jdbcUrl);
		assertThat(url.toString()).doesNotContain("secret");
	}

	@ParameterizedTest
	@ValueSource(strings = { "jdbc:hsqldb:mem:test", "jdbc:derby:memory:x;create=true", "jdbc:oracle:thin:u/p@h:1/x",
			"jdbc:yugabytedb://h:5433/db?load-balance=true", "jdbc:jtds:sqlserver://h/db" })
	void leavesTheUrlOfAnotherDatabaseAsItIs(String text) {
		DatabaseUrl url = DatabaseUrl.parse(text);
		assertThat(url.type()).isEqualTo(DatabaseType.OTHER);
		assertThat(url.jdbcUrl()).isEqualTo(text);
		assertThatIllegalArgumentException().isThrownBy(() -> url.withDatabase("x"))
			.withMessageContaining("another database");
	}

	@ParameterizedTest
	@ValueSource(strings = { "cockroachdb://u:p@h:26257/db", "cockroachdb+psycopg2://h:26257/db",
			"yugabytedb://h:26257/db" })
	void reachesDatabasesThatSpeakTheProtocolOfPostgresqlThroughItsDriver(String text) {
		assertThat(DatabaseUrl.parse(text).jdbcUrl()).isEqualTo("jdbc:postgresql://h:26257/db");
	}

	@Test
	void changesTheDatabase() {
		DatabaseUrl url = DatabaseUrl.parse("mysql+asyncmy://u:p@h/app?charset=utf8mb4").withDatabase("app_test");
		assertThat(url.jdbcUrl()).isEqualTo("jdbc:mysql://h/app_test?characterEncoding=UTF-8");
		assertThat(url.password()).isEqualTo("p");
		assertThat(DatabaseUrl.parse("sqlite:///a.db").withDatabase("b.db").jdbcUrl()).isEqualTo("jdbc:sqlite:b.db");
		assertThat(DatabaseUrl.parse("jdbc:h2:mem:a;MODE=MySQL").withDatabase("b").jdbcUrl())
			.isEqualTo("jdbc:h2:mem:b;MODE=MySQL");
	}

	@ParameterizedTest
	@CsvSource({
			"mysql://u:p@h/app?useSSL=false, charset, utf8mb4, jdbc:mysql://h/app?useSSL=false&characterEncoding=UTF-8",
			"mysql://h/app, charset, utf8mb4, jdbc:mysql://h/app?characterEncoding=UTF-8",
			"postgresql://h/a b, application_name, x y, jdbc:postgresql://h/a%20b?ApplicationName=x%20y",
			"jdbc:h2:mem:a;MODE=MySQL, INIT, a;b, jdbc:h2:mem:a;MODE=MySQL;INIT=a\\;b",
			"sqlite:///a.db, timeout, 5, jdbc:sqlite:a.db?busy_timeout=5000" })
	void addsParametersInTheWordsOfTheDriver(String text, String name, String value, String expected) {
		DatabaseUrl url = DatabaseUrl.parse(text);
		DatabaseUrl added = url.withParameters(Map.of(name, value));
		assertThat(added.jdbcUrl()).isEqualTo(expected);
		assertThat(DatabaseUrl.parse(expected).parameters()).isEqualTo(added.parameters());
		assertThat(added.username()).isEqualTo(url.username());
		assertThat(added.password()).isEqualTo(url.password());
		assertThatIllegalArgumentException().isThrownBy(() -> added.withParameters(Map.of(name, value)))
			.withMessageContaining("already");
	}

	@Test
	void addsNoCharacterSetToAFile() {
		for (String text : List.of("sqlite:///a.db", "jdbc:sqlite:a.db")) {
			assertThat(DatabaseUrl.parse(text).withParameters(Map.of("charset", "utf8mb4")).jdbcUrl())
				.isEqualTo("jdbc:sqlite:a.db");
		}
		assertThat(DatabaseUrl.parse("jdbc:sqlite:file:a.db").withParameters(Map.of("mode", "ro")).jdbcUrl())
			.isEqualTo("jdbc:sqlite:file:a.db?mode=ro");
	}

	/**
	 * The driver would make a file with the parameter in its name.
	 */
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			nonsense|the parameter 'nonsense' is none that SQLite's driver knows
			Timeout|the parameter 'Timeout' is none that SQLite's driver knows
			textkey|the parameter 'textkey' is none that SQLite's driver knows
			a/secret|a parameter is none that SQLite's driver knows
			mode|the parameter 'mode' only where the name of the database begins with 'file:'
			cache|the parameter 'cache' only where the name of the database begins with 'file:'
			""")
	void refusesParametersThatWouldBecomePartOfTheNameOfAFile(String key, String reason) {
		for (ThrowingCallable call : List.<ThrowingCallable>of(() -> DatabaseUrl.parse("sqlite:///x.db?" + key + "=1"),
				() -> DatabaseUrl.of(DatabaseType.SQLITE, null, null, "x.db", null, null, Map.of(key, "1")),
				() -> DatabaseUrl.parse("jdbc:sqlite:x.db").withParameters(Map.of(key, "1")))) {
			assertThatIllegalArgumentException().isThrownBy(call)
				.withMessageContaining(reason)
				.withMessageNotContaining("secret");
		}
	}

	@Test
	void leavesParametersOfAJdbcUrlToTheDriver() {
		assertThat(DatabaseUrl.parse("jdbc:sqlite:x.db?nonsense=1").jdbcUrl()).isEqualTo("jdbc:sqlite:x.db?nonsense=1");
	}

	@Test
	void addsNoParametersToTheUrlOfAnotherDatabase() {
		DatabaseUrl url = DatabaseUrl.parse("jdbc:hsqldb:mem:x");
		assertThatIllegalArgumentException().isThrownBy(() -> url.withParameters(Map.of("a", "b")))
			.withMessageContaining("another database");
	}

	@ParameterizedTest
	@ValueSource(strings = { "sqlite://", "jdbc:sqlite::memory:", "jdbc:sqlite:file::memory:?cache=shared",
			"jdbc:sqlite:file:x?mode=memory&cache=shared", "jdbc:sqlite:file:/x?vfs=memdb", "jdbc:h2:mem:test" })
	void knowsWhatIsInMemory(String text) {
		assertThat(DatabaseUrl.parse(text).isInMemory()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "sqlite:///app.db", "jdbc:sqlite:memory.db", "jdbc:h2:./mem", "jdbc:h2:tcp://h/mem:x",
			"postgresql://h/memory" })
	void knowsWhatIsNotInMemory(String text) {
		assertThat(DatabaseUrl.parse(text).isInMemory()).isFalse();
	}

	@Test
	void isEqualWhenAllPartsAre() {
		DatabaseUrl url = DatabaseUrl.parse("postgresql://u:p@h/db");
		assertThat(url).isEqualTo(DatabaseUrl.parse("jdbc:postgresql://u:p@h/db"))
			.hasSameHashCodeAs(DatabaseUrl.parse("jdbc:postgresql://u:p@h/db"))
			.isNotEqualTo(DatabaseUrl.parse("postgresql://u:q@h/db"))
			.isNotEqualTo(DatabaseUrl.parse("postgresql://u:p@h/db2"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			oracle://u:secret@h/db|none of postgresql, mysql, mariadb, sqlite, h2
			''|blank
			'  '|blank
			localhost:5432/db|does not begin with a scheme
			secretless|does not begin with a scheme
			postgresql://u:secret|no host, port and database
			postgresql://u:secret@h:port/db|no host, port and database
			postgresql://u:secret@h:70000/db|1 to 65535
			postgresql://u:secret@h:999999999999/db|1 to 65535
			jdbc:mysql:h/db?password=secret|does not follow
			sqlite://app.db|three slashes
			sqlite://:memory:|three slashes
			mysql://u:secret@h/db?connect_timeout=soon|not a number of seconds
			""")
	void refusesWhatItCannotRead(String text, String reason) {
		assertThatIllegalArgumentException().isThrownBy(() -> DatabaseUrl.parse(text))
			.withMessageContaining(reason)
			.withMessageContaining("postgresql://user:password@localhost:5432/name")
			.withMessageNotContaining("secret@")
			.withMessageNotContaining(":secret")
			.withMessageNotContaining("=secret");
	}

}
