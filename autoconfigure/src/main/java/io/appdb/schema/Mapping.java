package io.appdb.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.boot.model.relational.QualifiedName;
import org.hibernate.boot.model.relational.Sequence;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.mapping.Table;

/**
 * What Hibernate knows about the entities of one database. Belongs to the session
 * factory; only read, so threads may share it.
 *
 * @param metadata the tables, sequences and entities
 * @param sessionFactory the factory they were built into
 */
public record Mapping(Metadata metadata, SessionFactoryImplementor sessionFactory) {

	public Dialect dialect() {
		return this.metadata.getDatabase().getDialect();
	}

	SqlStringGenerationContext names() {
		return this.sessionFactory.getSqlStringGenerationContext();
	}

	Collection<Namespace> namespaces() {
		List<Namespace> namespaces = new ArrayList<>();
		this.metadata.getDatabase().getNamespaces().forEach(namespaces::add);
		return namespaces;
	}

	/**
	 * Everything the entities are mapped to, views last.
	 */
	Selection everything() {
		Selection selection = new Selection(true);
		for (Namespace namespace : namespaces()) {
			namespace.getTables().forEach(selection::add);
			namespace.getSequences().forEach(selection::add);
		}
		return selection;
	}

	/**
	 * Writes a name as messages show it: with the schema if the mapping has one.
	 */
	String display(QualifiedName name) {
		if (name.getSchemaName() != null) {
			return name.getSchemaName().getText() + "." + name.getObjectName().getText();
		}
		return name.getObjectName().getText();
	}

	String display(Table table) {
		return display(table.getQualifiedTableName());
	}

	String display(Sequence sequence) {
		return display(sequence.getName());
	}

}
