package io.appdb.sample.accounts;

import java.math.BigDecimal;

import io.appdb.session.CurrentSession;
import io.appdb.test.DatabaseTest;
import io.appdb.test.Fixtures;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.test.context.jdbc.Sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A slice: entities, migrations and sessions, without controllers and services.
 */
@DatabaseTest
class AccountTests {

	@Test
	void keepsTheMoney(Fixtures fixtures, CurrentSession db) {
		Account account = fixtures.persist(new Account("Ada", new BigDecimal("100.00")));
		db.clear();
		assertThat(db.find(Account.class, account.getId()).getBalance()).isEqualByComparingTo("100");
	}

	@Test
	void theDatabaseRefusesABalanceBelowZero(Fixtures fixtures) {
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> fixtures.persist(new Account("Ada", new BigDecimal("-1.00"))));
	}

	@RepeatedTest(2)
	@Sql(statements = "insert into accounts (id, owner, balance) values ('1', 'Lem', 100)")
	void seesWhatAScriptHasWritten(CurrentSession db) {
		assertThat(db.rows("select owner from accounts")).hasSize(1);
	}

	@Test
	void hasNoControllers(@Autowired ApplicationContext context) {
		assertThat(context.getBeanProvider(AccountController.class)).isEmpty();
	}

}
