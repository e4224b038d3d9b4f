package io.appdb.test;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;

/**
 * Adds each statement to the recording of its thread, if there is one. Where one data
 * source stands on another, the statement is seen by both and counted once. Shared by all
 * threads; owned by the data source it is attached to.
 */
final class StatementRecorder implements QueryExecutionListener {

	/**
	 * What steers a transaction or a connection, and SQLite's query for a generated key.
	 */
	private static final Pattern UNCOUNTED = Pattern
		.compile("\\s*((BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|START\\s+TRANSACTION|SET|PRAGMA)\\b.*"
				+ "|SELECT\\s+LAST_INSERT_ROWID\\(\\)\\s*)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	private static final ThreadLocal<Integer> depth = ThreadLocal.withInitial(() -> 0);

	@Override
	public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
		QueryRecording recording = QueryRecording.current();
		if (recording == null) {
			return;
		}
		int outside = depth.get();
		depth.set(outside + 1);
		String sql = queries.stream().map(QueryInfo::getQuery).collect(Collectors.joining("; "));
		if (outside == 0 && !sql.isEmpty() && !UNCOUNTED.matcher(sql).matches()) {
			recording.add(new ExecutedStatement(sql, Math.max(1, execution.getBatchSize()), CallSites.current()));
		}
	}

	@Override
	public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
		int inside = depth.get();
		if (inside <= 1) {
			depth.remove();
		}
		else {
			depth.set(inside - 1);
		}
	}

}
