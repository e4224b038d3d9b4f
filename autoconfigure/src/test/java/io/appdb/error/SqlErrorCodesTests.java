package io.appdb.error;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

import org.h2.jdbc.JdbcSQLException;
import org.hibernate.PropertyValueException;
import org.hibernate.TransactionException;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.orm.jpa.JpaSystemException;
import org.springframework.transaction.TransactionSystemException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link SqlErrorTranslator} with every code it knows, from exceptions made by hand.
 */
class SqlErrorCodesTests {

	private final SqlErrorTranslator translator = new SqlErrorTranslator();

	@ParameterizedTest
	@CsvSource({ "23505,UniqueConstraintException", "23503,ForeignKeyException", "23001,ForeignKeyException",
			"23502,NotNullException", "23514,DataIntegrityViolationException", "23P01,DataIntegrityViolationException",
			"22001,ValueTooLongException", "22003,DataIntegrityViolationException",
			"22P02,DataIntegrityViolationException", "22008,DataIntegrityViolationException", "40P01,DeadlockException",
			"40001,SerializationConflictException", "55P03,CannotAcquireLockException",
			"57014,StatementTimeoutException", "25P04,StatementTimeoutException",
			"25006,InvalidDataAccessApiUsageException", "25P03,DatabaseUnavailableException",
			"57P01,DatabaseUnavailableException", "57P02,DatabaseUnavailableException",
			"57P03,DatabaseUnavailableException", "57P04,DatabaseUnavailableException",
			"57P05,DatabaseUnavailableException", "08001,DatabaseUnavailableException",
			"08006,DatabaseUnavailableException", "28P01,DatabaseUnavailableException",
			"28000,DatabaseUnavailableException", "3D000,DatabaseUnavailableException",
			"53300,DatabaseUnavailableException", "53100,DatabaseUnavailableException",
			"XX001,DatabaseUnavailableException", "XX002,DatabaseUnavailableException",
			"44000,DataIntegrityViolationException", "428C9,DataIntegrityViolationException",
			"42601,BadSqlGrammarException", "42P01,BadSqlGrammarException", "42703,BadSqlGrammarException" })
	void knowsPostgreSql(String state, String expected) {
		assertTranslated(new PSQLException(new ServerErrorMessage("C" + state + "\0Msecret\0")), expected);
	}

	@ParameterizedTest
	@CsvSource({ "1062,UniqueConstraintException", "1169,UniqueConstraintException", "1557,UniqueConstraintException",
			"1586,UniqueConstraintException", "1761,UniqueConstraintException", "1762,UniqueConstraintException",
			"1216,ForeignKeyException", "1217,ForeignKeyException", "1451,ForeignKeyException",
			"1452,ForeignKeyException", "1048,NotNullException", "1263,NotNullException", "1364,NotNullException",
			"3819,DataIntegrityViolationException", "4025,DataIntegrityViolationException",
			"1406,ValueTooLongException", "1264,DataIntegrityViolationException",
			"1690,DataIntegrityViolationException", "167,DataIntegrityViolationException",
			"1265,DataIntegrityViolationException", "1292,DataIntegrityViolationException",
			"1366,DataIntegrityViolationException", "1367,DataIntegrityViolationException",
			"1411,DataIntegrityViolationException", "1213,DeadlockException", "1614,DeadlockException",
			"1020,SerializationConflictException", "1205,CannotAcquireLockException", "3572,CannotAcquireLockException",
			"1290,InvalidDataAccessApiUsageException", "1792,InvalidDataAccessApiUsageException",
			"1836,InvalidDataAccessApiUsageException", "1317,StatementTimeoutException",
			"1969,StatementTimeoutException", "3024,StatementTimeoutException", "1044,DatabaseUnavailableException",
			"1045,DatabaseUnavailableException", "1698,DatabaseUnavailableException",
			"1862,DatabaseUnavailableException", "3118,DatabaseUnavailableException",
			"4151,DatabaseUnavailableException", "1049,DatabaseUnavailableException",
			"1040,DatabaseUnavailableException", "1203,DatabaseUnavailableException",
			"1226,DatabaseUnavailableException", "1053,DatabaseUnavailableException",
			"1180,DatabaseUnavailableException", "1077,DatabaseUnavailableException",
			"1079,DatabaseUnavailableException", "1927,DatabaseUnavailableException",
			"2002,DatabaseUnavailableException", "2003,DatabaseUnavailableException",
			"2005,DatabaseUnavailableException", "2006,DatabaseUnavailableException",
			"2013,DatabaseUnavailableException", "2055,DatabaseUnavailableException",
			"4031,DatabaseUnavailableException", "1078,DatabaseUnavailableException",
			"1152,DatabaseUnavailableException", "1159,DatabaseUnavailableException",
			"1160,DatabaseUnavailableException", "1161,DatabaseUnavailableException",
			"1184,DatabaseUnavailableException", "3169,DatabaseUnavailableException",
			"1047,DatabaseUnavailableException", "1021,DatabaseUnavailableException",
			"1114,DatabaseUnavailableException", "1194,DatabaseUnavailableException", "1153,ValueTooLongException",
			"3101,DeadlockException", "1146,BadSqlGrammarException", "1054,BadSqlGrammarException",
			"1064,BadSqlGrammarException" })
	void knowsMySqlAndMariaDbWhateverTheSqlState(int code, String expected) {
		assertTranslated(new SQLException("secret", "HY000", code), expected);
	}

	/**
	 * So a member of a MySQL group says, in any language, that a transaction of another
	 * one came first.
	 */
	@Test
	void takesACommitThatWasRolledBackForAnotherForADeadlock() {
		assertTranslated(new SQLException("Got error 149 - 'secret' during COMMIT", "HY000", 1180),
				"DeadlockException");
		assertTranslated(new SQLException("Got error 1149 - '149' during COMMIT", "HY000", 1180),
				"DatabaseUnavailableException");
	}

	@ParameterizedTest
	@CsvSource({ "SQLITE_CONSTRAINT_UNIQUE,UniqueConstraintException",
			"SQLITE_CONSTRAINT_PRIMARYKEY,UniqueConstraintException",
			"SQLITE_CONSTRAINT_ROWID,UniqueConstraintException", "SQLITE_CONSTRAINT_FOREIGNKEY,ForeignKeyException",
			"SQLITE_CONSTRAINT_NOTNULL,NotNullException", "SQLITE_CONSTRAINT_CHECK,DataIntegrityViolationException",
			"SQLITE_CONSTRAINT_TRIGGER,DataIntegrityViolationException",
			"SQLITE_CONSTRAINT_DATATYPE,DataIntegrityViolationException",
			"SQLITE_MISMATCH,DataIntegrityViolationException", "SQLITE_TOOBIG,ValueTooLongException",
			"SQLITE_BUSY,CannotAcquireLockException", "SQLITE_BUSY_RECOVERY,CannotAcquireLockException",
			"SQLITE_BUSY_TIMEOUT,CannotAcquireLockException", "SQLITE_BUSY_SNAPSHOT,SerializationConflictException",
			"SQLITE_LOCKED,CannotAcquireLockException", "SQLITE_LOCKED_SHAREDCACHE,CannotAcquireLockException",
			"SQLITE_READONLY,InvalidDataAccessApiUsageException",
			"SQLITE_READONLY_DIRECTORY,InvalidDataAccessApiUsageException",
			"SQLITE_INTERRUPT,StatementTimeoutException", "SQLITE_CANTOPEN,DatabaseUnavailableException",
			"SQLITE_IOERR_READ,DatabaseUnavailableException", "SQLITE_CORRUPT,DatabaseUnavailableException",
			"SQLITE_NOTADB,DatabaseUnavailableException", "SQLITE_CORRUPT_INDEX,DatabaseUnavailableException",
			"SQLITE_FULL,DatabaseUnavailableException", "SQLITE_PERM,DatabaseUnavailableException",
			"SQLITE_PROTOCOL,CannotAcquireLockException", "SQLITE_ERROR,BadSqlGrammarException",
			"SQLITE_AUTH,DatabaseUnavailableException" })
	void knowsSqlite(SQLiteErrorCode code, String expected) {
		assertTranslated(new SQLiteException("secret", code), expected);
	}

	@ParameterizedTest
	@CsvSource({ "23505,UniqueConstraintException", "23503,ForeignKeyException", "23506,ForeignKeyException",
			"23502,NotNullException", "23513,DataIntegrityViolationException", "23514,DataIntegrityViolationException",
			"22001,ValueTooLongException", "22003,DataIntegrityViolationException",
			"22004,DataIntegrityViolationException", "22007,DataIntegrityViolationException",
			"22012,DataIntegrityViolationException", "22018,DataIntegrityViolationException",
			"22025,DataIntegrityViolationException", "22030,DataIntegrityViolationException", "40001,DeadlockException",
			"90131,SerializationConflictException", "50200,CannotAcquireLockException",
			"57014,StatementTimeoutException", "90097,InvalidDataAccessApiUsageException",
			"8000,DatabaseUnavailableException", "90020,DatabaseUnavailableException",
			"90028,DatabaseUnavailableException", "90067,DatabaseUnavailableException",
			"90098,DatabaseUnavailableException", "90121,DatabaseUnavailableException",
			"90135,DatabaseUnavailableException", "28000,DatabaseUnavailableException",
			"90013,DatabaseUnavailableException", "90146,DatabaseUnavailableException",
			"90149,DatabaseUnavailableException", "90007,DatabaseUnavailableException",
			"90030,DatabaseUnavailableException", "90031,DatabaseUnavailableException",
			"90048,DatabaseUnavailableException", "42102,BadSqlGrammarException", "42122,BadSqlGrammarException",
			"90079,BadSqlGrammarException" })
	void knowsH2WhateverTheSqlState(int code, String expected) {
		assertTranslated(new JdbcSQLException("secret", "", "HY000", code, null, ""), expected);
	}

	@ParameterizedTest
	@CsvSource({ "23505,UniqueConstraintException", "23503,ForeignKeyException", "23506,ForeignKeyException",
			"23502,NotNullException", "23513,DataIntegrityViolationException", "23514,DataIntegrityViolationException",
			"22001,ValueTooLongException", "22003,DataIntegrityViolationException", "40P01,DeadlockException",
			"40001,SerializationConflictException", "57014,StatementTimeoutException",
			"70100,StatementTimeoutException", "25006,InvalidDataAccessApiUsageException",
			"28000,DatabaseUnavailableException", "08S01,DatabaseUnavailableException" })
	void knowsStandardSqlStates(String state, String expected) {
		assertTranslated(new SQLException("secret", state), expected);
	}

	@Test
	void knowsTypesOfJdbcWithoutAnyCode() {
		assertTranslated(new SQLTimeoutException("secret"), "StatementTimeoutException");
		assertTranslated(new SQLTransientConnectionException("secret"), "DatabaseUnavailableException");
	}

	@Test
	void tellsWhyThereIsNoConnection() {
		assertThat(reason(new SQLException("", "28000", 1045)))
			.isEqualTo(DatabaseUnavailableException.Reason.CREDENTIALS);
		assertThat(reason(new SQLException("", "42000", 1049)))
			.isEqualTo(DatabaseUnavailableException.Reason.UNKNOWN_DATABASE);
		assertThat(reason(new SQLException("", "08004", 1040)))
			.isEqualTo(DatabaseUnavailableException.Reason.CONNECTION_LIMIT);
		assertThat(reason(new SQLiteException("", SQLiteErrorCode.SQLITE_FULL)))
			.isEqualTo(DatabaseUnavailableException.Reason.STORAGE_FULL);
		assertThat(reason(new SQLiteException("", SQLiteErrorCode.SQLITE_CORRUPT)))
			.isEqualTo(DatabaseUnavailableException.Reason.DAMAGED);
		assertThat(reason(new SQLException("", "08S01", 0))).isEqualTo(DatabaseUnavailableException.Reason.UNREACHABLE);
	}

	@Test
	void aCommitThatFailedInTheMiddleMayBeStored() {
		DataAccessException translated = this.translator.translate("", "insert into t values (1)",
				new SQLException("", "HY000", 1180));
		assertThat(translated).isInstanceOfSatisfying(DatabaseUnavailableException.class,
				(unavailable) -> assertThat(unavailable.reason())
					.isEqualTo(DatabaseUnavailableException.Reason.OUTCOME_UNKNOWN));
	}

	/**
	 * Without a transaction here: the statement commits by itself.
	 */
	@ParameterizedTest
	@CsvSource({ "25S03,insert into t values (1),OUTCOME_UNKNOWN", "25S03,select 1,UNREACHABLE",
			",insert into t values (1),UNREACHABLE" })
	void knowsADriverThatGoesOnWithAnotherServer(@Nullable String state, String sql,
			DatabaseUnavailableException.Reason expected) {
		DataAccessException translated = this.translator.translate("", sql,
				new SQLTransientConnectionException("", state));
		assertThat(translated).isInstanceOfSatisfying(DatabaseUnavailableException.class,
				(unavailable) -> assertThat(unavailable.reason()).isEqualTo(expected));
	}

	@Test
	void prefersTheDriversCodeToWhatAPoolCopied() {
		SQLException unknown = new SQLException("", "42000", 1049);
		SQLException pool = new SQLTransientConnectionException("timed out", "42000", unknown);
		assertThat(reason(pool)).isEqualTo(DatabaseUnavailableException.Reason.UNKNOWN_DATABASE);
	}

	@Test
	void readsTheErrorInsideABatch() {
		BatchUpdateException batch = new BatchUpdateException("Batch entry 0 secret", "23505", 0, new int[0]);
		batch.setNextException(new PSQLException(new ServerErrorMessage("C23505\0nuk_email\0tusers\0Msecret\0")));
		assertThat(this.translator.translate("task", null, batch))
			.isInstanceOfSatisfying(UniqueConstraintException.class, (ex) -> {
				assertThat(ex.constraint()).isEqualTo("uk_email");
				assertThat(ex.table()).isEqualTo("users");
			});
	}

	@Test
	void survivesAChainThatBitesItsTail() {
		SQLException first = new SQLException("first");
		SQLException second = new SQLException("second", first);
		first.initCause(second);
		first.setNextException(second);
		assertThat(this.translator.translate(new JpaSystemException(new RuntimeException(first)))).isNull();
	}

	@Test
	void keepsThePoolsFigures() {
		PoolTimeoutException timeout = new PoolTimeoutException("No connection",
				new PoolState(10, 9, 1, 3, Duration.ofSeconds(30)), null);
		assertThat(this.translator.translate("task", null, timeout))
			.isInstanceOfSatisfying(PoolExhaustedException.class, (ex) -> {
				assertThat(ex.size()).isEqualTo(10);
				assertThat(ex.active()).isEqualTo(9);
				assertThat(ex.idle()).isEqualTo(1);
				assertThat(ex.waiting()).isEqualTo(3);
				assertThat(ex.elapsed()).isEqualTo(Duration.ofSeconds(30));
				assertThat(ex).hasCause(timeout).hasMessageContaining("No connection");
			});
	}

	@Test
	void findsTheErrorBehindHibernateAndSpring() {
		SQLException reported = new SQLException("Duplicate entry 'secret' for key 'uk_email'", "23000", 1062);
		ConstraintViolationException violation = new ConstraintViolationException("could not execute", reported,
				"insert into users (email) values (?)", "uk_email");
		TransactionSystemException commit = new TransactionSystemException("Could not commit", violation);
		assertThat(this.translator.translate(commit)).isInstanceOfSatisfying(UniqueConstraintException.class, (ex) -> {
			assertThat(ex.constraint()).isEqualTo("uk_email");
			assertThat(ex.table()).isEqualTo("users");
			assertThat(ex).hasCause(commit)
				.hasMessage("Unique constraint 'uk_email' on users is violated: such a row exists already");
		});
	}

	@Test
	void knowsAMissingValueThatHibernateFinds() {
		assertThat(this.translator.translate(new PropertyValueException("null", "shop.User", "email")))
			.isInstanceOfSatisfying(NotNullException.class, (ex) -> {
				assertThat(ex.table()).isEqualTo("User");
				assertThat(ex.column()).isEqualTo("email");
			});
	}

	@Test
	void knowsATransactionWhoseTimeHadPassed() {
		assertThat(this.translator.translate(new TransactionException("Transaction timeout expired")))
			.isInstanceOf(StatementTimeoutException.class)
			.hasMessageStartingWith("Transaction time-out");
		assertThat(this.translator.translate(new TransactionException("Transaction was not active"))).isNull();
	}

	@Test
	void translatesNothingTwice() {
		for (SQLException error : List.of(new SQLException("", "23514"), new SQLException("", "22003"),
				new SQLException("", "", 1205), new SQLException("", "25006"), new SQLException("", "42000", 1064),
				new SQLException("", "23505"))) {
			DataAccessException once = Objects.requireNonNull(this.translator.translate("task", "select 1", error));
			assertThat(this.translator.translate(once)).isSameAs(once);
		}
	}

	@Test
	void leavesAloneWhatIsTranslatedOrNoError() {
		DeadlockException deadlock = new DeadlockException(null);
		assertThat(this.translator.translate(deadlock)).isSameAs(deadlock);
		assertThat(this.translator.translate(new IllegalStateException(new SQLException("", "23505")))).isNull();
		assertThat(this.translator.translate(new DataIntegrityViolationException("own"))).isNull();
		assertThat(this.translator.translate("task", null, new SQLException("unknown"))).isNull();
	}

	@Test
	void leavesBadSqlToSpring() {
		assertThat(this.translator.translate("task", "selct 1", new SQLException("", "42000", 1064)))
			.isInstanceOf(BadSqlGrammarException.class);
	}

	private DatabaseUnavailableException.@Nullable Reason reason(SQLException error) {
		DataAccessException translated = this.translator.translate("task", null, error);
		return (translated instanceof DatabaseUnavailableException unavailable) ? unavailable.reason() : null;
	}

	private void assertTranslated(SQLException error, String expected) {
		DataAccessException translated = Objects
			.requireNonNull(this.translator.translate("task", "insert into t values ('x')", error));
		assertThat(translated.getClass().getSimpleName()).isEqualTo(expected);
		assertThat(translated).hasCause(error);
		if (!expected.equals("BadSqlGrammarException")) {
			assertThat(translated.getMessage()).doesNotContain("secret").doesNotContain("'x'");
		}
	}

}
