package io.appdb.test;

/**
 * Assertions on the SQL statements of a piece of work, in the style of AssertJ.
 * Stateless; parallel tests do not see each other's statements.
 *
 * <pre class="code">
 * import static io.appdb.test.QueryAssertions.assertThatQueries;
 *
 * assertThatQueries(() -&gt; orders.overview()).areAtMost(2).containNoRepeats();
 * </pre>
 *
 * Counted is every statement that the work sends through a data source of the
 * application, whoever wrote it: JPA, Spring Data, {@code JdbcTemplate}, sessions. It
 * works in every Spring test, and for the pools of a {@code DatabaseManager} outside of
 * Spring.
 * <ul>
 * <li>The calling thread counts, and so does a request through {@code MockMvc}, which it
 * serves itself. Tasks of {@code AsyncSessions} and others that take their context along
 * count where Micrometer's {@code context-propagation} is on the class path. Threads of a
 * web server with a real port do not.</li>
 * <li>A batch is one statement, however many rows it has.</li>
 * <li>Statements that steer a transaction or a connection are not counted ({@code BEGIN},
 * {@code COMMIT}, {@code ROLLBACK}, {@code SAVEPOINT}, {@code RELEASE}, {@code SET},
 * {@code PRAGMA}): most drivers send them unseen. Nor is SQLite's query for a generated
 * key, which comes with the insert elsewhere.</li>
 * <li>PostgreSQL's {@code COPY} is not counted: it is no statement to JDBC. The batch
 * inserts of a session use it there.</li>
 * <li>What a session holds back is sent at its flush: with the commit inside of the work
 * it counts, after the work it does not.</li>
 * </ul>
 */
public final class QueryAssertions {

	private QueryAssertions() {
	}

	/**
	 * Does the work and looks at the statements it executes. One call may be inside of
	 * another, which then counts the inner one's statements too.
	 * @param work what to do, once, on this thread
	 * @param <E> what the work may throw
	 * @return assertions on the statements
	 * @throws E whatever the work throws, as it is
	 */
	public static <E extends Exception> QueriesAssert assertThatQueries(QueryWork<E> work) throws E {
		return new QueriesAssert(QueryRecording.of(work));
	}

}
