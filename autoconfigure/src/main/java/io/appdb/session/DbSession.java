package io.appdb.session;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A Hibernate session with explicit transactions and SQL by hand on the same connection.
 * <p>
 * It holds a connection only while a transaction is active or a single statement runs.
 * One thread at a time may use it. Its owner closes it: the request for a request's
 * session, the {@link SessionManager} for the session of a block, the caller for one from
 * {@link SessionManager#openSession()}. Every call, and every call of a query it hands
 * out, throws Spring's {@link org.springframework.dao.DataAccessException} family.
 * <p>
 * The programming model follows SQLAlchemy's {@code Session}.
 */
public interface DbSession extends Session {

	/**
	 * Begins a transaction that ends with {@link #commit()} or {@link #rollback()}. The
	 * connection is taken at the first statement.
	 * @throws IllegalStateException when a transaction is active
	 */
	void begin();

	/**
	 * Writes the pending changes and commits. Without an active transaction one is opened
	 * for the pending changes. When the commit fails, everything since the last commit is
	 * rolled back and what was loaded is detached.
	 * @throws IllegalStateException when the active transaction belongs to somebody else,
	 * such as a {@code @Transactional} method
	 */
	void commit();

	/**
	 * Discards everything since the last commit and detaches what was loaded. Does
	 * nothing when there is nothing to discard.
	 * @throws IllegalStateException when the active transaction belongs to somebody else,
	 * such as a {@code @Transactional} method
	 */
	void rollback();

	/**
	 * Runs work inside a savepoint of the active transaction; opens the transaction when
	 * there is none. A failure rolls back to the savepoint and is rethrown; the
	 * transaction goes on, what was loaded is detached.
	 * @param work what to do
	 * @param <T> type of the result
	 * @param <E> type of the exception the work may throw
	 * @return what the work returned
	 * @throws E what the work threw
	 */
	<T extends @Nullable Object, E extends Exception> T savepoint(SessionCallback<T, E> work) throws E;

	/**
	 * Runs work inside a savepoint that has a name in the database, as
	 * {@link #savepoint(SessionCallback)} does otherwise.
	 * @param name a letter or an underscore, then letters, digits and underscores; 63
	 * characters at most
	 * @param work what to do
	 * @param <T> type of the result
	 * @param <E> type of the exception the work may throw
	 * @return what the work returned
	 * @throws E what the work threw
	 * @throws IllegalArgumentException when the name is none, or when a savepoint of this
	 * name, in whatever case, is open in the transaction
	 */
	<T extends @Nullable Object, E extends Exception> T savepoint(String name, SessionCallback<T, E> work) throws E;

	/**
	 * Returns a client for SQL by hand on this session's connection and transaction. Each
	 * of its statements opens the transaction when there is none.
	 * @return the client
	 */
	JdbcClient jdbc();

	/**
	 * Returns the results this session keeps of queries that were run through it.
	 * @return the cache, valid as long as the session
	 */
	QueryCache queryCache();

	/**
	 * Runs one writing SQL statement; opens the transaction when there is none.
	 * @param sql the statement, with {@code ?} for each parameter
	 * @param parameters the values
	 * @return number of rows affected
	 */
	int execute(String sql, @Nullable Object... parameters);

	/**
	 * Runs one writing SQL statement with each set of parameters as a JDBC batch; opens
	 * the transaction when there is none. An empty collection does nothing.
	 * @param sql the statement, with {@code ?} for each parameter
	 * @param parameters a set of values per execution
	 * @return number of rows affected by each execution, as the driver reports it
	 */
	int[] executeMany(String sql, Collection<@Nullable Object[]> parameters);

	/**
	 * Reads rows with SQL by hand. Outside a transaction the connection is given back
	 * when the rows are read.
	 * @param sql the query, with {@code ?} for each parameter
	 * @param parameters the values
	 * @return an unmodifiable list with a map per row, keys in the order of the columns
	 * and found whatever their case
	 */
	List<Map<String, @Nullable Object>> rows(String sql, @Nullable Object... parameters);

}
