package io.appdb.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import io.appdb.engine.NativeSql;
import org.hibernate.FlushMode;
import org.hibernate.engine.spi.SessionImplementor;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * SQL by hand on a session's connection. In a transaction pending changes are written
 * first when the session flushes automatically. Spring binds something to the thread for
 * each data source that a transaction uses, so a session has only these. Lives as long as
 * the session; one thread at a time.
 */
final class SessionSql {

	private final SessionState state;

	private final boolean readOnly;

	private final JdbcTemplate writes;

	private final JdbcTemplate reads;

	private final JdbcClient client;

	SessionSql(SessionState state, boolean readOnly) {
		this.state = state;
		this.readOnly = readOnly;
		this.writes = template(this::prepareWrite);
		this.reads = template(this::prepareRead);
		this.client = JdbcClient.create(this.writes);
	}

	JdbcClient client() {
		return this.client;
	}

	int execute(String sql, @Nullable Object... parameters) {
		return this.writes.update(sql, parameters);
	}

	int[] executeMany(String sql, Collection<@Nullable Object[]> parameters) {
		if (parameters.isEmpty()) {
			return new int[0];
		}
		List<@Nullable Object[]> rows = new ArrayList<>(parameters);
		refuseUnevenRows(rows);
		return this.writes.batchUpdate(sql, rows);
	}

	/**
	 * Most drivers keep a value from one row of a batch to the next.
	 */
	private static void refuseUnevenRows(List<@Nullable Object[]> rows) {
		for (int index = 0; index < rows.size(); index++) {
			if (rows.get(index) == null) {
				throw new IllegalArgumentException("executeMany(): the row at index " + index + " is null");
			}
		}
		int values = rows.get(0).length;
		for (int index = 1; index < rows.size(); index++) {
			if (rows.get(index).length != values) {
				throw new InvalidDataAccessApiUsageException(
						"executeMany(): the row at index %d has another number of values (%d) than those before it (%d)"
							.formatted(index, rows.get(index).length, values));
			}
		}
	}

	List<Map<String, @Nullable Object>> rows(String sql, @Nullable Object... parameters) {
		if (this.state.hasQueryCache() && NativeSql.mayWrite(sql)) {
			this.state.wroteUnknown();
		}
		try {
			List<Map<String, @Nullable Object>> rows = this.reads.queryForList(sql, parameters);
			return rows.stream().map(Collections::unmodifiableMap).toList();
		}
		finally {
			this.state.giveBack();
		}
	}

	private void prepareWrite() {
		this.state.require(this.readOnly);
		prepareRead();
		this.state.wroteUnknown();
	}

	private void prepareRead() {
		SessionImplementor session = this.state.session();
		if (this.state.isActive() && session.getHibernateFlushMode() == FlushMode.AUTO) {
			try {
				session.flush();
			}
			catch (RuntimeException ex) {
				throw this.state.services().errors().translate(ex);
			}
		}
	}

	/**
	 * What is left of the transaction's time is what a statement may take.
	 */
	private int remainingSeconds() {
		try {
			return this.state.session().getJdbcCoordinator().determineRemainingTransactionTimeOutPeriod();
		}
		catch (RuntimeException ex) {
			throw this.state.services().errors().translate(ex);
		}
	}

	private JdbcTemplate template(Runnable beforeStatement) {
		JdbcTemplate template = new JdbcTemplate();
		template.setDataSource(new SessionDataSource(this.state, () -> {
			beforeStatement.run();
			template.setQueryTimeout(remainingSeconds());
		}));
		template.setExceptionTranslator(this.state.services().environment().sqlErrors());
		return template;
	}

}
