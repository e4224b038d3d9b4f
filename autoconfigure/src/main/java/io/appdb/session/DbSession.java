package io.appdb.session;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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

	/**
	 * Writes a new row for each entity, the fastest way the database has. Opens the
	 * transaction when there is none. Identifiers, versions and timestamps are set on the
	 * objects, which stay detached; associations are not cascaded to unless the mapping
	 * says so. When anything fails, nothing of the batch remains written and the
	 * transaction goes on; what was loaded is detached.
	 * @param entities new entities, all of the first one's exact class; empty does
	 * nothing and takes no connection
	 * @return number of rows that the server wrote; one that a trigger of the database
	 * skips does not count
	 * @throws IllegalArgumentException when an element is null or of another class;
	 * nothing is written then
	 */
	long batchInsert(Iterable<?> entities);

	/**
	 * Like {@link #batchInsert(Iterable)}, in chunks of 10,000 entities that are in
	 * memory at a time.
	 * @param entities new entities; may be read from this session, and is closed
	 * @return number of entities written
	 * @throws IllegalArgumentException when an element is null or of another class than
	 * the first; nothing remains written then
	 * @throws java.util.concurrent.CancellationException when the thread is interrupted;
	 * nothing remains written then
	 */
	long batchInsert(Stream<?> entities);

	/**
	 * Like {@link #batchInsert(Stream)}, with a chunk size and a callback for progress.
	 * @param entities new entities; may be read from this session, and is closed
	 * @param options how the stream is written
	 * @return number of entities written
	 */
	long batchInsert(Stream<?> entities, BatchOptions options);

	/**
	 * Writes the state of each entity over its row, all columns that are updatable.
	 * Versions are checked and incremented; a stale one fails the batch. Atomic like
	 * {@link #batchInsert(Iterable)}. Entities of the batch that were loaded are
	 * detached.
	 * @param entities entities with identifiers, all of the first one's exact class
	 * @return number of entities written
	 * @throws IllegalArgumentException when an element is null or of another class;
	 * nothing is written then
	 * @throws org.springframework.dao.OptimisticLockingFailureException when a row is
	 * gone or has another version
	 */
	long batchUpdate(Iterable<?> entities);

	/**
	 * Like {@link #batchUpdate(Iterable)}, in chunks of 10,000 entities that are in
	 * memory at a time.
	 * @param entities entities; may be read from this session, and is closed
	 * @return number of entities written
	 * @throws java.util.concurrent.CancellationException when the thread is interrupted;
	 * nothing remains written then
	 */
	long batchUpdate(Stream<?> entities);

	/**
	 * Like {@link #batchUpdate(Stream)}, with a chunk size and a callback for progress.
	 * @param entities entities; may be read from this session, and is closed
	 * @param options how the stream is written
	 * @return number of entities written
	 */
	long batchUpdate(Stream<?> entities, BatchOptions options);

	/**
	 * Removes the row of each entity by its key, and its version where it has one. Atomic
	 * like {@link #batchInsert(Iterable)}. Entities of the batch that were loaded are
	 * detached.
	 * @param entities entities with identifiers, all of the first one's exact class
	 * @return number of entities removed
	 * @throws IllegalArgumentException when an element is null or of another class;
	 * nothing is written then
	 * @throws org.springframework.dao.OptimisticLockingFailureException when a row is
	 * gone or has another version
	 */
	long batchDelete(Iterable<?> entities);

	/**
	 * Like {@link #batchDelete(Iterable)}, in chunks of 10,000 entities that are in
	 * memory at a time.
	 * @param entities entities; may be read from this session, and is closed
	 * @return number of entities removed
	 * @throws java.util.concurrent.CancellationException when the thread is interrupted;
	 * nothing remains removed then
	 */
	long batchDelete(Stream<?> entities);

	/**
	 * Like {@link #batchDelete(Stream)}, with a chunk size and a callback for progress.
	 * @param entities entities; may be read from this session, and is closed
	 * @param options how the stream is written
	 * @return number of entities removed
	 */
	long batchDelete(Stream<?> entities, BatchOptions options);

	/**
	 * Writes each entity over the row with its key, or as a new row where there is none,
	 * with the database's own statement for it. Entities without an identifier that is
	 * generated are inserted. Atomic like {@link #batchInsert(Iterable)}.
	 * @param entities entities, all of the first one's exact class
	 * @return number of entities written
	 * @throws IllegalArgumentException when an element is null or of another class;
	 * nothing is written then
	 * @throws org.springframework.dao.OptimisticLockingFailureException when a row has
	 * another version
	 */
	long batchUpsert(Iterable<?> entities);

	/**
	 * Like {@link #batchUpsert(Iterable)}, in chunks of 10,000 entities that are in
	 * memory at a time.
	 * @param entities entities; may be read from this session, and is closed
	 * @return number of entities written
	 * @throws java.util.concurrent.CancellationException when the thread is interrupted;
	 * nothing remains written then
	 */
	long batchUpsert(Stream<?> entities);

	/**
	 * Like {@link #batchUpsert(Stream)}, with a chunk size and a callback for progress.
	 * @param entities entities; may be read from this session, and is closed
	 * @param options how the stream is written
	 * @return number of entities written
	 */
	long batchUpsert(Stream<?> entities, BatchOptions options);

}
