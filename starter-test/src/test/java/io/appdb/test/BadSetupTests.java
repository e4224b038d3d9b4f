package io.appdb.test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import io.appdb.engine.DatabaseType;
import io.appdb.engine.DatabaseUrl;
import io.appdb.test.server.ServerDatabase;
import io.appdb.test.server.TestServers;
import io.appdb.test.shop.Item;
import io.appdb.test.shop.ShopApplication;

import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.Commit;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Wrong set-ups are told in a sentence that says what to do.
 */
class BadSetupTests {

	@Test
	void rollbackWithARealPort() {
		assertThat(TestClasses.failure(RealPort.class))
			.contains("@DatabaseTest: RealPort has isolation ROLLBACK and webEnvironment "
					+ "RANDOM_PORT: a request to a real port is served by another thread, which the test's transaction does "
					+ "not reach. Use isolation CLONE or TRUNCATE, or MockMvc with webEnvironment MOCK");
	}

	@Test
	void rollbackAndCommit() {
		assertThat(TestClasses.failure(Committing.class))
			.contains("@DatabaseTest: Committing has isolation ROLLBACK and a test "
					+ "'commits' that wants to commit: take @Commit or @Rollback(false) away, or use isolation CLONE, "
					+ "TRUNCATE or NONE");
	}

	@Test
	void twoTypes() {
		assertThat(TestClasses.failure(TwoTypes.class))
			.contains("@DatabaseTest: TwoTypes wants 2 databases (postgresql, sqlite), "
					+ "and a class runs on one: name one type");
	}

	@Test
	void twoDataSources() {
		assertThat(TestClasses.failure(TwoDataSources.class))
			.contains("@DatabaseTest: TwoDataSources wants two databases and is "
					+ "given one: the application's own data source 'reports' goes elsewhere than to the SQLite made for "
					+ "the test. Leave that bean out of the test")
			.doesNotContain("secret");
	}

	@Test
	void dataSourceOfADriver() {
		assertThat(TestClasses.failure(OwnDriver.class))
			.contains("@DatabaseTest: OwnDriver wants two databases and is given one: the application's own data "
					+ "source 'dataSource' goes elsewhere");
	}

	@Test
	void embeddedDatabase() {
		assertThat(TestClasses.failure(Embedded.class)).contains("@DatabaseTest: Embedded wants two databases")
			.contains("without @AutoConfigureTestDatabase");
	}

	@Test
	void containerOfItsOwn() {
		assertThat(TestClasses.failure(OwnContainer.class))
			.contains("@DatabaseTest: OwnContainer wants two databases and is given one: the bean 'container' has "
					+ "the address of another. Take it and its @ServiceConnection out of the test")
			.doesNotContain("secret");
	}

	@Test
	void rollbackAndCommitOfTheClassAround() {
		assertThat(TestClasses.failure(AroundCommitting.class)).contains("that wants to commit");
	}

	@Test
	void anotherSlice() {
		assertThat(TestClasses.failure(TwoSlices.class))
			.contains("@DatabaseTest: TwoSlices is a slice of its own and cannot be "
					+ "combined with @DataJpaTest: take it away, or use @SpringBootTest");
	}

	@Test
	void entitiesOfAnApplication() {
		assertThat(TestClasses.failure(EntitiesOfApplication.class))
			.contains("@DatabaseTest: EntitiesOfApplication names entities "
					+ "and is a @SpringBootTest: the application knows its entities");
	}

	@Test
	void entityThatIsNone() {
		assertThat(TestClasses.failure(NoEntity.class))
			.contains("@DatabaseTest: NoEntity names java.lang.String among its entities, which has neither @Entity");
	}

	@Test
	void startThatFailsLeavesNoDatabase() throws Exception {
		ServerDatabase beside = TestServers.shared().create(DatabaseType.SQLITE);
		Path directory = Path.of(Objects.requireNonNull(DatabaseUrl.parse(beside.address().url()).database()))
			.resolve("../..")
			.normalize();
		Set<Path> before = files(directory);
		assertThat(TestClasses.failure(NoTables.class)).contains("table item is missing");
		assertThat(files(directory)).isEqualTo(before);
		beside.remove();
	}

	private static Set<Path> files(Path directory) throws IOException {
		try (Stream<Path> files = Files.walk(directory)) {
			return files.collect(Collectors.toSet());
		}
	}

	@Test
	void unreadableAddress() {
		assertThat(TestClasses.failure(UnreadableAddress.class))
			.contains("@DatabaseTest: UnreadableAddress names no type, and " + "'app.db.url' does not tell one: ")
			.contains("Name the type in the annotation, as in @DatabaseTest(type = POSTGRESQL)")
			.doesNotContain("secret");
	}

	@Test
	void addressThatWins() {
		assertThat(TestClasses.failure(OwnAddress.class))
			.contains("@DatabaseTest: OwnAddress would run on the application's own "
					+ "database: 'spring.datasource.hikari.jdbc-url' wins over every other address");
	}

	@DatabaseTest
	@SpringBootTest(classes = ShopApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
	static class RealPort {

		@Test
		void test() {
		}

	}

	@DatabaseTest
	@SpringBootTest(classes = ShopApplication.class, webEnvironment = WebEnvironment.NONE)
	static class Committing {

		@Test
		@Commit
		void commits() {
		}

	}

	@DatabaseTest(type = { DatabaseType.POSTGRESQL, DatabaseType.SQLITE })
	@SpringBootTest(classes = ShopApplication.class)
	static class TwoTypes {

		@Test
		void test() {
		}

	}

	@DatabaseTest
	@SpringBootTest(classes = ShopApplication.class, webEnvironment = WebEnvironment.NONE)
	@Import(TwoDataSources.Reports.class)
	static class TwoDataSources {

		@Test
		void test() {
		}

		@TestConfiguration(proxyBeanMethods = false)
		static class Reports {

			@Bean(defaultCandidate = false)
			HikariDataSource reports() {
				HikariDataSource dataSource = new HikariDataSource();
				dataSource.setJdbcUrl("jdbc:postgresql://localhost:1/reports?password=secret");
				return dataSource;
			}

		}

	}

	@DatabaseTest
	@SpringBootTest(classes = ShopApplication.class, webEnvironment = WebEnvironment.NONE)
	@Import(OwnDriver.Configuration.class)
	static class OwnDriver {

		@Test
		void test() {
		}

		@TestConfiguration(proxyBeanMethods = false)
		static class Configuration {

			@Bean
			DataSource dataSource() {
				JdbcDataSource dataSource = new JdbcDataSource();
				dataSource.setURL("jdbc:h2:mem:real");
				return dataSource;
			}

		}

	}

	@DatabaseTest
	@SpringBootTest(classes = ShopApplication.class, webEnvironment = WebEnvironment.NONE)
	@AutoConfigureTestDatabase
	static class Embedded {

		@Test
		void test() {
		}

	}

	@DatabaseTest
	@SpringBootTest(classes = ShopApplication.class, webEnvironment = WebEnvironment.NONE)
	@Import(OwnContainer.Configuration.class)
	static class OwnContainer {

		@Test
		void test() {
		}

		@TestConfiguration(proxyBeanMethods = false)
		static class Configuration {

			@Bean
			JdbcConnectionDetails container() {
				return new JdbcConnectionDetails() {

					@Override
					public String getUsername() {
						return "shop";
					}

					@Override
					public String getPassword() {
						return "secret";
					}

					@Override
					public String getJdbcUrl() {
						return "jdbc:postgresql://localhost:1/shop";
					}

				};
			}

		}

	}

	@DatabaseTest
	@SpringBootTest(classes = ShopApplication.class, webEnvironment = WebEnvironment.NONE)
	@Commit
	static class AroundCommitting {

		@Nested
		class Inside {

			@Test
			void test() {
			}

		}

	}

	@DatabaseTest
	@DataJpaTest
	static class TwoSlices {

		@Test
		void test() {
		}

	}

	@DatabaseTest(entities = Item.class)
	@SpringBootTest(classes = ShopApplication.class)
	static class EntitiesOfApplication {

		@Test
		void test() {
		}

	}

	@DatabaseTest(entities = { Item.class, String.class }, type = DatabaseType.SQLITE)
	static class NoEntity {

		@Test
		void test() {
		}

	}

	@DatabaseTest(entities = Item.class, type = DatabaseType.SQLITE, properties = "app.db.schema.mode=validate")
	static class NoTables {

		@Test
		void test() {
		}

	}

	@DatabaseTest(properties = "app.db.url=oracle://scott:secret@host/xe")
	@SpringBootTest(classes = ShopApplication.class)
	static class UnreadableAddress {

		@Test
		void test() {
		}

	}

	@DatabaseTest(properties = "spring.datasource.hikari.jdbc-url=jdbc:sqlite:./real.db")
	@SpringBootTest(classes = ShopApplication.class)
	static class OwnAddress {

		@Test
		void test() {
		}

	}

}
