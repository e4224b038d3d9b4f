package io.appdb.engine;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.proxy.ParameterSetOperation;
import net.ttddyy.dsproxy.support.ProxyDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs each statement before it is sent. Immutable, shared by all threads, owned by the
 * data source it is attached to.
 */
final class StatementLog implements QueryExecutionListener {

	private static final Logger log = LoggerFactory.getLogger("io.appdb.sql");

	private final boolean withValues;

	private StatementLog(boolean withValues) {
		this.withValues = withValues;
	}

	static DataSource around(DataSource dataSource, boolean withValues) {
		ProxyDataSource proxy = new ProxyDataSource(dataSource);
		proxy.addListener(new StatementLog(withValues));
		return proxy;
	}

	@Override
	public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
		if (log.isInfoEnabled()) {
			queries.forEach((query) -> log.info("{}{}", query.getQuery(), suffix(query)));
		}
	}

	@Override
	public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
	}

	private String suffix(QueryInfo query) {
		List<List<ParameterSetOperation>> rows = query.getParametersList();
		if (this.withValues && rows.stream().anyMatch((row) -> !row.isEmpty())) {
			return rows.stream().map(StatementLog::values).collect(Collectors.joining(", ", " ", ""));
		}
		return (rows.size() > 1) ? " (" + rows.size() + " rows)" : "";
	}

	private static String values(List<ParameterSetOperation> row) {
		return row.stream()
			.filter((operation) -> !ParameterSetOperation.isRegisterOutParameterOperation(operation))
			.sorted(Comparator.comparing((operation) -> operation.getArgs()[0],
					Comparator.comparing((position) -> (position instanceof Integer index) ? index : 0)))
			.map(StatementLog::value)
			.collect(Collectors.joining(", ", "[", "]"));
	}

	private static String value(ParameterSetOperation operation) {
		if (ParameterSetOperation.isSetNullParameterOperation(operation)) {
			return "null";
		}
		Object value = operation.getArgs()[1];
		return (value instanceof CharSequence) ? "'" + value + "'" : String.valueOf(value);
	}

}
