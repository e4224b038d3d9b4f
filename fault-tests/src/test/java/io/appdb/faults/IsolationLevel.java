package io.appdb.faults;

import java.util.Locale;

import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/**
 * The isolation levels of JDBC, as a transaction of this library asks for one. Constants.
 */
enum IsolationLevel {

	/**
	 * Level 1.
	 */
	READ_UNCOMMITTED(TransactionDefinition.ISOLATION_READ_UNCOMMITTED),

	/**
	 * Level 2.
	 */
	READ_COMMITTED(TransactionDefinition.ISOLATION_READ_COMMITTED),

	/**
	 * Level 4.
	 */
	REPEATABLE_READ(TransactionDefinition.ISOLATION_REPEATABLE_READ),

	/**
	 * Level 8.
	 */
	SERIALIZABLE(TransactionDefinition.ISOLATION_SERIALIZABLE);

	private final int level;

	IsolationLevel(int level) {
		this.level = level;
	}

	TransactionDefinition definition() {
		DefaultTransactionDefinition definition = new DefaultTransactionDefinition();
		definition.setIsolationLevel(this.level);
		return definition;
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT).replace('_', ' ');
	}

}
