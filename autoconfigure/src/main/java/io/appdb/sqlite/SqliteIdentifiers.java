package io.appdb.sqlite;

import java.io.Serializable;

import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.id.IntegralDataTypeHolder;
import org.hibernate.id.enhanced.AccessCallback;
import org.hibernate.id.enhanced.Optimizer;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.jspecify.annotations.Nullable;

/**
 * Takes identifiers one by one from the table that stands in for a sequence on SQLite.
 * There the table is written in the transaction of the row, so a rollback takes both
 * back; identifiers kept in memory would then be given out twice. Hibernate creates it
 * through its class name; shared by all threads.
 */
public final class SqliteIdentifiers implements Optimizer {

	private final int incrementSize;

	private volatile @Nullable IntegralDataTypeHolder last;

	/**
	 * Creates the identifiers of one generator.
	 * @param returnClass type of the identifiers, which the table's value already has
	 * @param incrementSize how many a sequence would give at once, which is not used
	 */
	public SqliteIdentifiers(Class<?> returnClass, int incrementSize) {
		this.incrementSize = incrementSize;
	}

	@Override
	public Serializable generate(AccessCallback callback) {
		IntegralDataTypeHolder value = callback.getNextValue();
		this.last = value;
		return value.makeValue();
	}

	@Override
	public void reset() {
		this.last = null;
	}

	@Override
	public @Nullable IntegralDataTypeHolder getLastSourceValue() {
		return this.last;
	}

	@Override
	public int getIncrementSize() {
		return this.incrementSize;
	}

	/**
	 * The table counts in ones.
	 */
	@Override
	public boolean applyIncrementSizeToSourceValues() {
		return false;
	}

	@Override
	public Expression createLowValueExpression(Expression databaseValue, SessionFactoryImplementor sessionFactory) {
		return databaseValue;
	}

}
