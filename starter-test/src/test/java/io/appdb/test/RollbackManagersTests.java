package io.appdb.test;

import javax.sql.DataSource;

import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import io.appdb.engine.DatabaseType;
import io.appdb.session.SessionManager;
import io.appdb.test.shop.Item;
import io.appdb.test.shop.ShopApplication;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Isolation by rolling back where an application has transaction managers of its own:
 * those of sessions are savepoints too.
 */
class RollbackManagersTests {

	/**
	 * Each test leaves nothing to the others.
	 */
	abstract static class Contract {

		@Autowired
		SessionManager sessions;

		@Autowired
		JdbcTemplate jdbc;

		@SuppressWarnings("NullAway.Init")
		private TransactionTemplate jdbcTransaction;

		@BeforeEach
		void prepare(@Autowired @Qualifier("jdbcTransactions") PlatformTransactionManager transactionManager) {
			this.jdbcTransaction = new TransactionTemplate(transactionManager);
		}

		@Test
		void blocksOfSessions() {
			assertThat(count()).isZero();
			this.sessions.runInTransaction((db) -> db.persist(new Item("pen")));
			assertThatIllegalStateException().isThrownBy(() -> this.sessions.runInTransaction((db) -> {
				db.persist(new Item("undone"));
				db.flush();
				throw new IllegalStateException("no");
			}));
			assertThat(count()).isOne();
		}

		@Test
		void transactionsForJdbc() {
			assertThat(count()).isZero();
			this.sessions.runInTransaction((db) -> db.persist(new Item("pen")));
			this.jdbcTransaction.executeWithoutResult((status) -> {
				this.jdbc.update("insert into item (name) values ('undone')");
				status.setRollbackOnly();
			});
			assertThat(count()).isOne();
			this.jdbcTransaction
				.executeWithoutResult((status) -> this.jdbc.update("insert into item (name) values ('ink')"));
			assertThat(count()).isEqualTo(2);
		}

		private int count() {
			return this.jdbc.queryForList("select 1 from item").size();
		}

	}

	@Nested
	@SpringBootTest(classes = ShopApplication.class)
	@Import(TwoManagers.class)
	@DatabaseTest(type = DatabaseType.POSTGRESQL)
	class WithOneForEach extends Contract {

	}

	@Nested
	@SpringBootTest(classes = ShopApplication.class)
	@Import(JdbcOnly.class)
	@DatabaseTest(type = DatabaseType.POSTGRESQL)
	class WithOneForJdbcAlone extends Contract {

	}

	@TestConfiguration(proxyBeanMethods = false)
	static class TwoManagers {

		@Bean
		@Primary
		JpaTransactionManager transactionManager(EntityManagerFactory factory) {
			return new JpaTransactionManager(factory);
		}

		@Bean
		DataSourceTransactionManager jdbcTransactions(DataSource dataSource) {
			return new DataSourceTransactionManager(dataSource);
		}

	}

	@TestConfiguration(proxyBeanMethods = false)
	static class JdbcOnly {

		@Bean
		DataSourceTransactionManager jdbcTransactions(DataSource dataSource) {
			return new DataSourceTransactionManager(dataSource);
		}

	}

}
