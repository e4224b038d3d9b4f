package io.appdb.benchmarks.junit;

import io.zonky.test.db.AutoConfigureEmbeddedDatabase;
import io.zonky.test.db.config.DatabaseProviderFactory;
import io.zonky.test.db.config.Provider;
import io.zonky.test.db.provider.DatabaseProvider;

import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * With zonky's library. JUnit makes an instance for each test.
 */
@DataJpaTest(showSql = false)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
@AutoConfigureEmbeddedDatabase(refresh = AutoConfigureEmbeddedDatabase.RefreshMode.BEFORE_CLASS)
@ContextConfiguration(classes = { TestedApplication.class, ZonkyCopyTests.SameServer.class })
public class ZonkyCopyTests extends CopyTests {

	/**
	 * Makes databases on the server that the other side uses too. All else is the
	 * library's own.
	 */
	@TestConfiguration(proxyBeanMethods = false)
	public static class SameServer {

		@Bean
		@Provider(type = "docker", database = "postgres")
		DatabaseProvider dockerPostgresDatabaseProvider(DatabaseProviderFactory postgresDatabaseProviderFactory) {
			return postgresDatabaseProviderFactory.createProvider(GivenPostgres.class);
		}

	}

}
