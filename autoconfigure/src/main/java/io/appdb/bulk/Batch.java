package io.appdb.bulk;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;

import io.appdb.error.BatchRowException;
import org.hibernate.StaleObjectStateException;
import org.hibernate.StaleStateException;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.descriptor.ValueBinder;
import org.jspecify.annotations.Nullable;

/**
 * Entities that are being written, with what is learned about them on the way and set on
 * them when all is done. Lives as long as the call; one thread.
 */
public final class Batch {

	private static final int INTERRUPT_MASK = 0xFF;

	private final EntityPlan plan;

	private final SessionImplementor session;

	private final List<?> entities;

	private final BatchPositions places;

	private final LifeCycle lifeCycle;

	private final boolean keyed;

	private final @Nullable Object[] identifiers;

	private final @Nullable Object[] versions;

	/**
	 * The next entity that is prepared when it is read, -1 when all are prepared before.
	 */
	private int unprepared = -1;

	private long skipped;

	/**
	 * Creates a batch.
	 * @param keyed whether the entities have their identifiers already
	 */
	Batch(EntityPlan plan, SessionImplementor session, List<?> entities, BatchPositions places, boolean keyed) {
		this.plan = plan;
		this.session = session;
		this.entities = entities;
		this.places = places;
		this.lifeCycle = new LifeCycle(plan.persister(), session);
		this.keyed = keyed;
		this.identifiers = new Object[keyed ? 0 : entities.size()];
		this.versions = new Object[plan.isVersioned() ? entities.size() : 0];
	}

	public EntityPlan plan() {
		return this.plan;
	}

	public SessionImplementor session() {
		return this.session;
	}

	LifeCycle lifeCycle() {
		return this.lifeCycle;
	}

	public int size() {
		return this.entities.size();
	}

	/**
	 * Notes that the server reports fewer rows than were sent to it, as when a trigger
	 * skips one.
	 * @param rows number of rows that were not written
	 */
	public void skipped(long rows) {
		this.skipped += rows;
	}

	/**
	 * Number of rows that the server has written.
	 */
	long written() {
		return size() - this.skipped;
	}

	Object entity(int index) {
		return this.entities.get(index);
	}

	List<?> entities() {
		return this.entities;
	}

	/**
	 * Whether the database makes the identifiers.
	 */
	public boolean isGenerated() {
		return this.plan.persister().getGenerator().generatedOnExecution();
	}

	/**
	 * Whether the rows have a key before they are written.
	 */
	public boolean isKeyed() {
		return this.keyed;
	}

	public Connection connection() {
		return this.session.getJdbcCoordinator().getLogicalConnection().getPhysicalConnection();
	}

	/**
	 * Prepares a statement that may take what is left of the transaction's time.
	 */
	public PreparedStatement prepare(String sql) throws SQLException {
		return limited(connection().prepareStatement(sql));
	}

	public PreparedStatement limited(PreparedStatement statement) throws SQLException {
		int seconds = remainingSeconds();
		if (seconds > 0) {
			statement.setQueryTimeout(seconds);
		}
		return statement;
	}

	/**
	 * What is left of the transaction's time; not positive where it has no limit.
	 */
	public int remainingSeconds() {
		return this.session.getJdbcCoordinator().determineRemainingTransactionTimeOutPeriod();
	}

	/**
	 * Has each entity prepared for its insert when its row is read for the first time.
	 * Rows are read in order.
	 */
	void prepareWhenRead() {
		this.unprepared = 0;
	}

	/**
	 * Reads the row of an entity as it is to be: with the next version when it is
	 * updated.
	 */
	public void read(int index, @Nullable Object[] row) {
		refuseInterrupted(index);
		Object entity = entity(index);
		if (index == this.unprepared) {
			this.lifeCycle.beforeInsert(entity);
			this.unprepared++;
		}
		if (this.keyed) {
			this.plan.readKey(identifier(index), row, this.session);
		}
		else if (this.identifiers[index] != null) {
			this.plan.readKey(this.identifiers[index], row, this.session);
		}
		this.plan.read(entity, row, this.session);
	}

	/**
	 * Reads the key of an entity and, into the place of the version, the version that its
	 * row must have.
	 */
	public void readKey(int index, @Nullable Object[] row) {
		refuseInterrupted(index);
		this.plan.readKey(identifier(index), row, this.session);
		if (this.plan.isVersioned()) {
			row[this.plan.versionPosition()] = version(index);
		}
	}

	public Object identifier(int index) {
		Object id = this.plan.persister().getIdentifier(entity(index), this.session);
		if (id == null) {
			throw new IllegalArgumentException("The " + this.plan.entity() + " at index " + this.places.of(index)
					+ " of the batch has no identifier; insert it first");
		}
		return id;
	}

	@Nullable Object version(int index) {
		return this.plan.persister().getVersion(entity(index));
	}

	/**
	 * Returns the version that an entity gets by its update.
	 */
	public Object nextVersion(int index) {
		Object version = this.lifeCycle.nextVersion(entity(index));
		this.versions[index] = version;
		return version;
	}

	/**
	 * Notes an identifier that the database has made.
	 */
	public void identified(int index, long value) {
		this.identifiers[index] = NumberIdentifier.of(this.plan.persister().getIdentifierType().getReturnedClass(),
				value);
	}

	/**
	 * Returns the identifier that the database has made for an entity.
	 */
	public long identifiedAs(int index) {
		return ((Number) Objects.requireNonNull(this.identifiers[index])).longValue();
	}

	/**
	 * Sets on the entities what the database or the batch has made. A row that was
	 * skipped may have no identifier.
	 */
	void finish() {
		EntityPersister persister = this.plan.persister();
		for (int index = 0; index < this.identifiers.length; index++) {
			if (this.identifiers[index] != null) {
				persister.setIdentifier(entity(index), this.identifiers[index], this.session);
			}
		}
		for (int index = 0; index < this.versions.length; index++) {
			if (this.versions[index] != null) {
				persister.setValue(entity(index), persister.getVersionPropertyIndex(), this.versions[index]);
			}
		}
	}

	@SuppressWarnings("unchecked")
	public void bind(PreparedStatement statement, int parameter, int position, @Nullable Object value)
			throws SQLException {
		ValueBinder<Object> binder = this.plan.column(position).jdbcMapping().getJdbcValueBinder();
		binder.bind(statement, value, parameter, this.session);
	}

	/**
	 * Says which entity an error is about.
	 */
	public SQLException at(int index, SQLException error) {
		return new BatchRowException(this.plan.entity(), this.places.of(index), error);
	}

	public StaleObjectStateException stale(int index) {
		return new StaleObjectStateException(this.plan.persister().getEntityName(), identifier(index),
				"The row is gone, was changed by another transaction or is kept by a trigger");
	}

	/**
	 * Refuses entities of which two stand for the same row.
	 */
	public void refuseRepeated() {
		Set<Object> seen = new HashSet<>();
		for (int index = 0; index < size(); index++) {
			if (!seen.add(identifier(index))) {
				throw new IllegalArgumentException("The " + this.plan.entity() + " at index " + this.places.of(index)
						+ " of the batch stands for the same row as one before it; leave one of them out");
			}
		}
		throw new StaleStateException("Rows of " + this.plan.table()
				+ " are gone, were changed by another transaction or are kept by a trigger");
	}

	private void refuseInterrupted(int index) {
		if ((index & INTERRUPT_MASK) == 0 && Thread.interrupted()) {
			throw new CancellationException("The thread was interrupted; nothing of the batch remains written");
		}
	}

}
