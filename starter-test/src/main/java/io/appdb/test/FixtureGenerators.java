package io.appdb.test;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.hibernate.dialect.H2Dialect;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.engine.internal.Versioning;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.generator.Assigned;
import org.hibernate.generator.BeforeExecutionGenerator;
import org.hibernate.generator.EventType;
import org.hibernate.generator.Generator;
import org.hibernate.id.enhanced.SequenceStyleGenerator;
import org.hibernate.id.enhanced.TableGenerator;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * Generates what a row leaves out, and moves generators past the identifiers that rows
 * have given. Lives as long as a file is loaded; one thread.
 */
final class FixtureGenerators {

	/**
	 * How many identifiers are drawn and thrown away at most.
	 */
	private static final int LIMIT = 100_000;

	private final SessionImplementor session;

	private final Connection connection;

	FixtureGenerators(SessionImplementor session, Connection connection) {
		this.session = session;
		this.connection = connection;
	}

	/**
	 * Sets identifier, version and generated attributes that the row does not give.
	 */
	void generate(FixtureRow row) {
		EntityPersister persister = row.persister();
		if (!row.isIdentified()) {
			generateIdentifier(row, persister.getGenerator());
		}
		String[] names = persister.getPropertyNames();
		Generator[] generators = persister.getGenerators();
		for (int index = 0; index < names.length; index++) {
			boolean version = persister.isVersioned() && index == persister.getVersionPropertyIndex();
			if (!row.isGiven(names[index]) && generators[index] instanceof BeforeExecutionGenerator generator
					&& generator.generatesOnInsert()) {
				Object current = persister.getValue(row.entity(), index);
				persister.setValue(row.entity(), index,
						generator.generate(this.session, row.entity(), current, EventType.INSERT));
			}
			else if (version && !row.isGiven(names[index])) {
				Object[] state = persister.getValues(row.entity());
				Versioning.seedVersion(row.entity(), state, persister, this.session);
				persister.setValue(row.entity(), index, state[index]);
			}
		}
	}

	private void generateIdentifier(FixtureRow row, Generator generator) {
		if (generator.generatedOnExecution()) {
			return;
		}
		EntityPersister persister = row.persister();
		if (generator instanceof BeforeExecutionGenerator before && !(generator instanceof Assigned)) {
			persister.setIdentifier(row.entity(), before.generate(this.session, row.entity(), null, EventType.INSERT),
					this.session);
		}
		else if (persister.getIdentifier(row.entity(), this.session) == null) {
			throw row.place().error(" has no '" + persister.getIdentifierPropertyName() + "', which is not generated");
		}
	}

	/**
	 * Sees to it that identifiers of the rows are not generated again.
	 */
	void moveOn(List<FixtureRow> rows) throws SQLException {
		Map<String, FixtureRow> highest = new LinkedHashMap<>();
		for (FixtureRow row : rows) {
			if (row.isIdentified() && number(row) != null && row.persister().getGenerator().generatesOnInsert()) {
				highest.merge(row.persister().getRootEntityName(), row,
						(one, other) -> (value(one) >= value(other)) ? one : other);
			}
		}
		for (FixtureRow row : highest.values()) {
			moveOn(row);
		}
	}

	private void moveOn(FixtureRow row) throws SQLException {
		Generator generator = row.persister().getGenerator();
		if (generator instanceof SequenceStyleGenerator || generator instanceof TableGenerator) {
			draw(row, (BeforeExecutionGenerator) generator);
		}
		else if (generator.generatedOnExecution()) {
			var dialect = this.session.getFactory().getJdbcServices().getDialect();
			if (dialect instanceof PostgreSQLDialect) {
				PostgreSqlIdentity.moveOn(this.connection, row.persister(), value(row));
			}
			else if (dialect instanceof H2Dialect) {
				H2IdentityColumn.moveOn(this.connection, row.persister(), value(row));
			}
		}
	}

	/**
	 * Draws identifiers until they are higher: the blocks that Hibernate holds in memory
	 * are moved too.
	 */
	private void draw(FixtureRow row, BeforeExecutionGenerator generator) {
		for (int draws = 0; draws < LIMIT; draws++) {
			Object drawn = generator.generate(this.session, row.entity(), null, EventType.INSERT);
			if (((Number) drawn).longValue() >= value(row)) {
				return;
			}
		}
		throw row.place()
			.error(" has the identifier " + value(row) + ", more than " + LIMIT
					+ " ahead of its generator: use a lower one");
	}

	private long value(FixtureRow row) {
		Number number = number(row);
		return (number != null) ? number.longValue() : 0;
	}

	private @Nullable Number number(FixtureRow row) {
		return (row.persister().getIdentifier(row.entity(), this.session) instanceof Number number) ? number : null;
	}

}
