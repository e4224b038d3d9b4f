package io.appdb.error;

import java.sql.SQLException;
import java.util.Objects;

import jakarta.persistence.PersistenceException;
import org.hibernate.JDBCException;
import org.hibernate.PropertyValueException;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.UnexpectedRollbackException;

/**
 * Turns what a driver, Hibernate, JPA or Spring throws into this package's exceptions,
 * told apart by SQLState and vendor code. The messages show no values. Immutable: one
 * instance serves all databases and threads.
 */
public final class SqlErrorTranslator implements SQLExceptionTranslator {

	private final SqlErrorReader reader = new SqlErrorReader();

	private final SQLExceptionSubclassTranslator fallback = new SQLExceptionSubclassTranslator();

	private final ConstraintResolver constraints;

	/**
	 * Creates a translator that knows of constraints what the driver tells.
	 */
	public SqlErrorTranslator() {
		this(ConstraintCatalog.none());
	}

	/**
	 * Creates a translator.
	 * @param catalog completes what the driver tells about a constraint
	 */
	public SqlErrorTranslator(ConstraintCatalog catalog) {
		this.constraints = new ConstraintResolver(catalog);
	}

	@Override
	public @Nullable DataAccessException translate(String task, @Nullable String sql, SQLException ex) {
		DataAccessException known = known(task, ex, sql);
		if (known instanceof DatabaseUnavailableException unavailable && BrokenStatement.mayBeStored(sql, ex)
				&& unavailable.reason() == DatabaseUnavailableException.Reason.UNREACHABLE) {
			return unavailable(DatabaseUnavailableException.Reason.OUTCOME_UNKNOWN, ex);
		}
		return (known != null) ? known : this.fallback.translate(task, sql, ex);
	}

	/**
	 * Translates what the ORM side throws.
	 * @param ex an exception of JPA, Hibernate or Spring
	 * @return the translated exception, the given one if it is translated already, or
	 * null when this is no SQL error, or one that is not known here
	 */
	public @Nullable DataAccessException translate(RuntimeException ex) {
		if (ex instanceof TranslatedError && ex instanceof DataAccessException translated) {
			return translated;
		}
		if (ex instanceof CommitOutcomeUnknownException || ex instanceof UnexpectedRollbackException
				|| ex instanceof PartialCommitException) {
			return null;
		}
		if (!(ex instanceof PersistenceException || ex instanceof DataAccessException
				|| ex instanceof TransactionException)) {
			return null;
		}
		PropertyValueException property = Causes.find(ex, PropertyValueException.class);
		if (property != null) {
			return new NotNullException(simpleName(property.getEntityName()), property.getPropertyName(), ex);
		}
		if (TransactionDeadline.isPassed(ex)) {
			return StatementTimeoutException.ofTransaction(ex);
		}
		JDBCException statement = Causes.find(ex, JDBCException.class);
		DataAccessException known = known("Hibernate", ex, (statement != null) ? statement.getSQL() : null);
		if (known != null) {
			return isSame(known, ex) ? (DataAccessException) ex : known;
		}
		if (ex instanceof DataAccessException || statement == null) {
			return null;
		}
		return this.fallback.translate("Hibernate", statement.getSQL(), statement.getSQLException());
	}

	/**
	 * Some errors are told apart by Spring's own types, which carry no mark.
	 */
	private static boolean isSame(DataAccessException known, RuntimeException given) {
		return given.getClass() == known.getClass()
				&& (known instanceof BadSqlGrammarException || Objects.equals(given.getMessage(), known.getMessage()));
	}

	private static @Nullable String simpleName(@Nullable String entity) {
		return (entity != null) ? entity.substring(entity.lastIndexOf('.') + 1) : null;
	}

	private @Nullable DataAccessException known(String task, Exception failure, @Nullable String sql) {
		PoolTimeoutException exhausted = Causes.find(failure, PoolTimeoutException.class);
		if (exhausted != null) {
			return new PoolExhaustedException(exhausted, failure);
		}
		SqlError error = (Causes.find(failure, ParameterCountException.class) != null)
				? new SqlError(SqlErrorKind.PARAMETERS, Constraint.UNKNOWN) : this.reader.read(failure);
		if (ServerReadOnlyException.isIn(failure)) {
			return unavailable(DatabaseUnavailableException.Reason.READ_ONLY, failure);
		}
		SQLException reported = Causes.find(failure, SQLException.class);
		if (error != null && error.kind() == SqlErrorKind.BAD_SQL && reported != null) {
			return new BadSqlGrammarException(task, (sql != null) ? sql : "", reported);
		}
		return (error != null) ? create(error, this.constraints.resolve(named(error, failure), sql), failure) : null;
	}

	/**
	 * Hibernate's dialect may have read a name that the driver gives no other way.
	 */
	private static SqlError named(SqlError error, Exception failure) {
		if (!error.constraint().equals(Constraint.UNKNOWN)) {
			return error;
		}
		ConstraintViolationException violation = Causes.find(failure, ConstraintViolationException.class);
		if (violation == null || violation.getConstraintName() == null) {
			return error;
		}
		Constraint constraint = new Constraint(violation.getConstraintName(), null, Constraint.UNKNOWN.columns());
		return new SqlError(error.kind(), constraint);
	}

	private static DataAccessException create(SqlError error, Constraint constraint, Exception cause) {
		String column = constraint.columns().isEmpty() ? null : constraint.columns().get(0);
		return switch (error.kind()) {
			case UNIQUE -> new UniqueConstraintException(constraint, cause);
			case FOREIGN_KEY -> new ForeignKeyException(constraint, cause);
			case NOT_NULL -> new NotNullException(constraint.table(), column, cause);
			case TOO_LONG -> new ValueTooLongException(constraint.table(), column, cause);
			case CHECK -> new DataIntegrityViolationException("A constraint " + ErrorMessages.named(constraint)
					+ "does not allow this row" + ErrorMessages.row(cause), cause);
			case OUT_OF_RANGE -> new DataIntegrityViolationException("A value is out of range for "
					+ ErrorMessages.column(constraint.table(), column) + ErrorMessages.row(cause), cause);
			case BAD_VALUE -> new DataIntegrityViolationException("A value does not fit the type of "
					+ ErrorMessages.column(constraint.table(), column) + ErrorMessages.row(cause), cause);
			case DEADLOCK -> new DeadlockException(cause);
			case SERIALIZATION -> new SerializationConflictException(cause);
			case LOCK_TIMEOUT -> new CannotAcquireLockException("Lock time-out: another transaction holds the lock; "
					+ "repeat the transaction, and keep transactions short", cause);
			case STATEMENT_TIMEOUT -> new StatementTimeoutException(cause);
			case READ_ONLY -> new InvalidDataAccessApiUsageException(
					"The database or the transaction is read-only: write in a transaction that is not", cause);
			case BAD_SQL -> new InvalidDataAccessResourceUsageException(
					"The database does not understand the statement, or knows none of the tables it names", cause);
			case PARAMETERS -> new InvalidDataAccessApiUsageException(ErrorMessages.parameters(cause), cause);
			case UNREACHABLE -> unavailable(DatabaseUnavailableException.Reason.UNREACHABLE, cause);
			case CREDENTIALS -> unavailable(DatabaseUnavailableException.Reason.CREDENTIALS, cause);
			case UNKNOWN_DATABASE -> unavailable(DatabaseUnavailableException.Reason.UNKNOWN_DATABASE, cause);
			case CONNECTION_LIMIT -> unavailable(DatabaseUnavailableException.Reason.CONNECTION_LIMIT, cause);
			case STORAGE_FULL -> unavailable(DatabaseUnavailableException.Reason.STORAGE_FULL, cause);
			case DAMAGED -> unavailable(DatabaseUnavailableException.Reason.DAMAGED, cause);
		};
	}

	private static DataAccessException unavailable(DatabaseUnavailableException.Reason reason, Exception cause) {
		return new DatabaseUnavailableException(reason, cause);
	}

}
