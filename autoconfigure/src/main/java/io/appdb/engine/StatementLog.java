package io.appdb.engine;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.proxy.ParameterSetOperation;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs each statement before it is sent. Shared by all threads, owned by the data source
 * it is attached to.
 */
final class StatementLog implements QueryExecutionListener {

	private static final Logger log = LoggerFactory.getLogger("io.appdb.sql");

	/**
	 * What Hibernate asks after each insert that gives an identifier; other drivers
	 * answer without a statement.
	 */
	private static final String IDENTIFIER_OF_SQLITE = "select last_insert_rowid()";

	private final boolean withValues;

	private final TransactionLog transactions;

	private StatementLog(boolean withValues, TransactionLog transactions) {
		this.withValues = withValues;
		this.transactions = transactions;
	}

	static DataSource around(DataSource dataSource, boolean withValues) {
		TransactionLog transactions = new TransactionLog(log);
		return ProxyDataSourceBuilder.create(dataSource)
			.listener(new StatementLog(withValues, transactions))
			.methodListener(transactions)
			.build();
	}

	@Override
	public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
		this.transactions.statement(execution.getConnectionId());
		if (log.isInfoEnabled()) {
			queries.stream()
				.filter((query) -> !IDENTIFIER_OF_SQLITE.equalsIgnoreCase(query.getQuery()))
				.forEach((query) -> log.info("{}{}", query.getQuery(), suffix(query)));
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
