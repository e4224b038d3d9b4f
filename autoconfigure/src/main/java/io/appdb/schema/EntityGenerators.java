package io.appdb.schema;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.relational.Exportable;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.boot.model.relational.QualifiedName;
import org.hibernate.boot.model.relational.Sequence;
import org.hibernate.generator.Generator;
import org.hibernate.id.enhanced.SequenceStyleGenerator;
import org.hibernate.id.enhanced.TableGenerator;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Table;

/**
 * Finds the sequences, and the tables in their place, from which entities get their
 * identifiers. Lives as long as one call.
 */
final class EntityGenerators {

	private final Mapping mapping;

	EntityGenerators(Mapping mapping) {
		this.mapping = mapping;
	}

	void addTo(Selection selection, Collection<PersistentClass> entities) {
		add(selection, exportables(entities));
	}

	void addUnshared(Selection selection, Collection<PersistentClass> entities, Collection<PersistentClass> others) {
		Set<Exportable> exportables = exportables(entities);
		exportables.removeAll(exportables(others));
		add(selection, exportables);
	}

	private static void add(Selection selection, Set<Exportable> exportables) {
		for (Exportable exportable : exportables) {
			if (exportable instanceof Table table) {
				selection.add(table);
			}
			else if (exportable instanceof Sequence sequence) {
				selection.add(sequence);
			}
		}
	}

	private Set<Exportable> exportables(Collection<PersistentClass> entities) {
		Set<Exportable> exportables = new LinkedHashSet<>();
		for (PersistentClass entity : entities) {
			Generator generator = this.mapping.sessionFactory()
				.getMappingMetamodel()
				.getEntityDescriptor(entity.getEntityName())
				.getGenerator();
			if (generator instanceof SequenceStyleGenerator sequence) {
				addNamed(exportables, sequence.getDatabaseStructure().getPhysicalName());
			}
			else if (generator instanceof TableGenerator table) {
				addTable(exportables, table.getTableName());
			}
		}
		return exportables;
	}

	private void addNamed(Set<Exportable> exportables, QualifiedName name) {
		for (Namespace namespace : this.mapping.namespaces()) {
			for (Sequence sequence : namespace.getSequences()) {
				if (sequence.getName().equals(name)) {
					exportables.add(sequence);
				}
			}
			for (Table table : namespace.getTables()) {
				if (table.getQualifiedTableName().equals(name)) {
					exportables.add(table);
				}
			}
		}
	}

	private void addTable(Set<Exportable> exportables, String logicalName) {
		Identifier name = Identifier.toIdentifier(logicalName.substring(logicalName.lastIndexOf('.') + 1));
		for (Namespace namespace : this.mapping.namespaces()) {
			Table table = namespace.locateTable(name);
			if (table != null) {
				exportables.add(table);
			}
		}
	}

}
