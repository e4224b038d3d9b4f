package io.appdb.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.listener.MethodExecutionListener;
import org.slf4j.Logger;

/**
 * Logs where transactions begin and end, in the words of SQLAlchemy's echo: one begins
 * with the first statement on a connection that is not in auto-commit mode. Shared by all
 * threads, owned by the data source it is attached to.
 */
final class TransactionLog implements MethodExecutionListener {

	private final Logger log;

	/**
	 * The connections that are not in auto-commit mode, each with whether its transaction
	 * has begun.
	 */
	private final Map<String, Boolean> begun = new ConcurrentHashMap<>();

	TransactionLog(Logger log) {
		this.log = log;
	}

	/**
	 * A statement is about to be sent.
	 */
	void statement(String connection) {
		if (this.begun.replace(connection, false, true)) {
			this.log.info("BEGIN (implicit)");
		}
	}

	@Override
	public void beforeMethod(MethodExecutionContext call) {
		if (!(call.getTarget() instanceof Connection)) {
			return;
		}
		String connection = call.getConnectionInfo().getConnectionId();
		Object[] arguments = (call.getMethodArgs() != null) ? call.getMethodArgs() : new Object[0];
		switch (call.getMethod().getName()) {
			case "commit" -> ended(connection, "COMMIT");
			case "rollback" -> {
				if (arguments.length == 0) {
					ended(connection, "ROLLBACK");
				}
				else {
					this.log.info("ROLLBACK TO SAVEPOINT {}", name((Savepoint) arguments[0]));
				}
			}
			case "releaseSavepoint" -> this.log.info("RELEASE SAVEPOINT {}", name((Savepoint) arguments[0]));
			case "setSavepoint" -> statement(connection);
			case "setAutoCommit" -> autoCommit(connection, (Boolean) arguments[0]);
			case "close", "abort" -> {
				ended(connection, "ROLLBACK");
				this.begun.remove(connection);
			}
			default -> {
			}
		}
	}

	@Override
	public void afterMethod(MethodExecutionContext call) {
		if (call.getResult() instanceof Savepoint savepoint) {
			this.log.info("SAVEPOINT {}", name(savepoint));
		}
	}

	private void autoCommit(String connection, boolean on) {
		if (on) {
			ended(connection, "COMMIT");
			this.begun.remove(connection);
		}
		else {
			this.begun.putIfAbsent(connection, false);
		}
	}

	private void ended(String connection, String how) {
		if (this.begun.replace(connection, true, false)) {
			this.log.info(how);
		}
	}

	/**
	 * A savepoint has either a name or a number.
	 */
	private static String name(Savepoint savepoint) {
		try {
			return savepoint.getSavepointName();
		}
		catch (SQLException ex) {
			return "without a name";
		}
	}

}
