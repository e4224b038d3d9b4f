package io.appdb.test;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import io.appdb.DatabaseManager;
import io.appdb.engine.DatabaseType;
import io.appdb.test.shop.ShopApplication;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.ResourceTransactionManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A test that brings an address, as with a container of its own, runs on the database
 * made for it, and on the type that it names.
 */
@SpringBootTest(classes = ShopApplication.class, webEnvironment = WebEnvironment.NONE)
@DatabaseTest
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@Import(ApplicationAddressTests.Messages.class)
class ApplicationAddressTests {

	@DynamicPropertySource
	static void address(DynamicPropertyRegistry registry) {
		registry.add("spring.datasource.url", () -> "jdbc:h2:mem:other");
		registry.add("spring.flyway.url", () -> "jdbc:h2:mem:others-migrations");
	}

	@Test
	void propertiesThatAreSetLateTellTheType(DatabaseManager manager, @Autowired DataSource dataSource)
			throws SQLException {
		assertThat(manager.engine().type()).isEqualTo(DatabaseType.H2);
		try (Connection connection = dataSource.getConnection()) {
			assertThat(connection.getMetaData().getURL()).startsWith("jdbc:h2:mem:").doesNotContain("other");
		}
	}

	@Test
	void migrationsRunOnTheDatabaseOfTheTest(@Autowired Environment environment) {
		assertThat(environment.getProperty("spring.flyway.url")).doesNotContain("other");
	}

	@Test
	void transactionsOfOtherResourcesStayAsTheyAre(@Qualifier("messageTransactions") MessageTransactions messages) {
		assertThat(messages.getResourceFactory()).isEqualTo("a broker");
	}

	/**
	 * Adds transactions that are not of a database.
	 */
	@TestConfiguration(proxyBeanMethods = false)
	static class Messages {

		@Bean(defaultCandidate = false)
		MessageTransactions messageTransactions() {
			return new MessageTransactions();
		}

	}

	/**
	 * Stands for the transactions of a message broker, which others inject by their
	 * class.
	 */
	static final class MessageTransactions extends AbstractPlatformTransactionManager
			implements ResourceTransactionManager {

		private static final long serialVersionUID = 1;

		@Override
		public Object getResourceFactory() {
			return "a broker";
		}

		@Override
		protected Object doGetTransaction() {
			return this;
		}

		@Override
		protected void doBegin(Object transaction, TransactionDefinition definition) {
		}

		@Override
		protected void doCommit(DefaultTransactionStatus status) {
		}

		@Override
		protected void doRollback(DefaultTransactionStatus status) {
		}

	}

}
