package io.appdb.test;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.hibernate.LockMode;
import org.hibernate.collection.spi.CollectionSemantics;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.engine.spi.Status;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.PluralAttributeMapping;
import org.hibernate.metamodel.mapping.internal.ToOneAttributeMapping;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.persister.entity.EntityPersister;

/**
 * Writes the rows of a fixture file, each after those it needs; references that may be
 * null and are needed too early are filled in at the end. Hibernate takes the entities
 * apart. Its own inserts cannot be used: they ignore an identifier that the database
 * would generate. Lives as long as a file is loaded; one thread.
 */
final class FixtureWriter {

	private final SessionImplementor session;

	private final FixtureStatements statements;

	private final FixtureGenerators generators;

	private final List<FixtureRow> rows;

	/**
	 * The rows that are not written yet, by their entities.
	 */
	private final IdentityHashMap<Object, FixtureRow> pending = new IdentityHashMap<>();

	private final Map<FixtureRow, List<FixtureAttribute>> postponed = new LinkedHashMap<>();

	private final Set<FixtureRow> begun = new LinkedHashSet<>();

	FixtureWriter(SessionImplementor session, Connection connection, List<FixtureRow> rows) {
		this.session = session;
		this.statements = new FixtureStatements(session, connection);
		this.generators = new FixtureGenerators(session, connection);
		this.rows = rows;
		rows.forEach((row) -> this.pending.put(row.entity(), row));
	}

	void write() throws SQLException {
		for (FixtureRow row : this.rows) {
			if (this.pending.containsKey(row.entity())) {
				inPlace(row, () -> insert(row));
			}
		}
		for (Map.Entry<FixtureRow, List<FixtureAttribute>> row : this.postponed.entrySet()) {
			inPlace(row.getKey(), () -> this.statements.update(row.getKey(), row.getValue()));
		}
		for (FixtureRow row : this.rows) {
			inPlace(row, () -> writeCollections(row));
		}
		this.generators.moveOn(this.rows);
	}

	private static void inPlace(FixtureRow row, Writing writing) {
		try {
			writing.write();
		}
		catch (IllegalArgumentException ex) {
			throw ex;
		}
		catch (SQLException | RuntimeException ex) {
			throw row.place().error(" was refused: " + ex.getMessage(), ex);
		}
	}

	private void insert(FixtureRow row) throws SQLException {
		if (!this.begun.add(row)) {
			List<FixtureRow> circle = new ArrayList<>(this.begun);
			throw row.place()
				.error(" needs itself, by references that may not be null: "
						+ circle.subList(circle.indexOf(row), circle.size())
							.stream()
							.map((one) -> one.place().entity() + " " + one.place().row())
							.collect(Collectors.joining(" -> ")));
		}
		for (FixtureAttribute attribute : FixtureAttribute.of(row.persister(), row.entity())) {
			FixtureRow needed = (attribute.mapping() instanceof ToOneAttributeMapping)
					? this.pending.get(attribute.value()) : null;
			if (needed != null && attribute.isNullable()) {
				this.postponed.computeIfAbsent(row, (key) -> new ArrayList<>()).add(attribute);
			}
			else if (needed != null) {
				inPlace(needed, () -> insert(needed));
			}
		}
		this.generators.generate(row);
		List<FixtureAttribute> late = this.postponed.getOrDefault(row, List.of());
		this.statements.insert(row,
				FixtureAttribute.of(row.persister(), row.entity())
					.stream()
					.map((attribute) -> late.contains(attribute) ? attribute.withoutValue() : attribute)
					.toList());
		this.pending.remove(row.entity());
		this.begun.remove(row);
		manage(row);
	}

	/**
	 * Lets Hibernate know that the entity has a row, so that others may refer to it.
	 */
	private void manage(FixtureRow row) {
		EntityPersister persister = row.persister();
		Object id = persister.getIdentifier(row.entity(), this.session);
		this.session.getPersistenceContextInternal()
			.addEntity(row.entity(), Status.MANAGED, null, this.session.generateEntityKey(id, persister), null,
					LockMode.NONE, true, persister, true);
	}

	private void writeCollections(FixtureRow row) {
		row.persister().forEachAttributeMapping((attribute) -> {
			if (attribute instanceof PluralAttributeMapping plural && !FixtureModel.isInverse(attribute)) {
				writeCollection(row, plural.getCollectionDescriptor(), attribute);
			}
		});
	}

	@SuppressWarnings("unchecked")
	private void writeCollection(FixtureRow row, CollectionPersister persister, AttributeMapping attribute) {
		Object value = attribute.getPropertyAccess().getGetter().get(row.entity());
		if (value != null) {
			CollectionSemantics<Object, Object> semantics = (CollectionSemantics<Object, Object>) persister
				.getCollectionSemantics();
			PersistentCollection<?> collection = semantics.wrap(value, persister, this.session);
			persister.recreate(collection, row.persister().getIdentifier(row.entity(), this.session), this.session);
			this.session.getJdbcCoordinator().executeBatch();
		}
	}

	/**
	 * Writes something of a row.
	 */
	@FunctionalInterface
	private interface Writing {

		void write() throws SQLException;

	}

}
