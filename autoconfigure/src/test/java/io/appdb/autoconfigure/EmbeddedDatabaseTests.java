package io.appdb.autoconfigure;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of who makes and fills the tables, and what the start-up line says of it.
 */
@ExtendWith(OutputCaptureExtension.class)
class EmbeddedDatabaseTests {

	private static final String IMPORT = "spring.jpa.properties.hibernate.hbm2ddl.import_files=drop-in/import.sql";

	private final ApplicationContextRunner starter = BothClassPaths.withStarter();

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			''                                                     | create-drop (Spring Boot)
			spring.datasource.url=jdbc:h2:mem:given-to-boot        | create-drop (Spring Boot)
			spring.jpa.hibernate.ddl-auto=none                     | none (ddl-auto)
			spring.jpa.hibernate.ddl-auto=update                   | update (ddl-auto)
			spring.jpa.generate-ddl=true                           | create-drop (ddl-auto)
			app.db.url=jdbc:h2:mem:given-to-us                     | create
			app.db.schema.mode=create                              | create
			app.db.schema.mode=create-drop                         | create-drop
			app.db.schema.mode=none                                | none
			""")
	void saysWhatWasDone(String property, String said, CapturedOutput output) {
		this.starter.withPropertyValues(property.isEmpty() ? "a=b" : property).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(output.getOut().lines()).anyMatch((line) -> line.endsWith("schema=" + said));
		});
	}

	@ParameterizedTest
	@CsvSource({ "a=b", "spring.datasource.url=jdbc:h2:mem:import-of-boot", "app.db.url=jdbc:h2:mem:import-of-ours",
			"app.db.schema.mode=create", "app.db.schema.mode=create-drop" })
	void importsRowsWhereSpringBootWould(String property) {
		this.starter.withPropertyValues(property, IMPORT).run((context) -> assertThat(rows(context)).isOne());
	}

	@Test
	void importsNothingTwice() {
		String url = "app.db.url=jdbc:h2:mem:import-once;DB_CLOSE_DELAY=-1";
		this.starter.withPropertyValues(url, IMPORT).run((context) -> assertThat(rows(context)).isOne());
		this.starter.withPropertyValues(url, IMPORT).run((context) -> assertThat(rows(context)).isOne());
	}

	@Test
	void importsNothingIntoAFile(@TempDir Path folder) {
		this.starter.withPropertyValues("app.db.url=jdbc:h2:file:" + folder.resolve("app"), IMPORT)
			.run((context) -> assertThat(rows(context)).isZero());
	}

	@Test
	void runsScriptsOfSpringBootBeforeTheEntities() {
		this.starter
			.withPropertyValues("spring.jpa.hibernate.ddl-auto=none",
					"spring.sql.init.schema-locations=classpath:drop-in/schema.sql",
					"spring.sql.init.data-locations=classpath:drop-in/import.sql")
			.run((context) -> assertThat(rows(context)).isOne());
	}

	@Test
	void emptiesADatabaseInMemoryThatIsSpringBootsAsSpringBootDoes() {
		String url = "spring.datasource.url=jdbc:h2:mem:shared-by-tests;DB_CLOSE_DELAY=-1";
		for (ApplicationContextRunner runner : new ApplicationContextRunner[] { this.starter, BothClassPaths.plain(),
				this.starter }) {
			runner.withPropertyValues(url).run((context) -> {
				assertThat(rows(context)).isZero();
				context.getBean(JdbcClient.class).sql("insert into probe (id) values (1)").update();
			});
		}
	}

	private static long rows(AssertableApplicationContext context) {
		return context.getBean(JdbcClient.class).sql("select count(*) from probe").query(Long.class).single();
	}

}
