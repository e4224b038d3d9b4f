package io.appdb.schema;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.relational.QualifiedName;
import org.hibernate.boot.model.relational.Sequence;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Table;

/**
 * Finds what a mapping puts into a catalog that it names. Lives as long as one call.
 */
final class NamedCatalogs {

	private final Mapping mapping;

	private final Map<String, String> found = new TreeMap<>();

	NamedCatalogs(Mapping mapping) {
		this.mapping = mapping;
	}

	List<String> descriptions() {
		Selection everything = this.mapping.everything();
		Stream.concat(everything.tables(), everything.views())
			.forEach((table) -> add("table", table.getQualifiedTableName()));
		everything.sequences().map(Sequence::getName).forEach((name) -> add("sequence", name));
		for (PersistentClass entity : this.mapping.metadata().getEntityBindings()) {
			addEntity(entity);
		}
		return List.copyOf(this.found.values());
	}

	private void add(String kind, QualifiedName name) {
		String qualified = qualified(name);
		if (!qualified.isEmpty()) {
			this.found.put(qualified, kind + " " + qualified);
		}
	}

	private void addEntity(PersistentClass entity) {
		Table table = entity.getTable();
		this.found.computeIfPresent(qualified(table.getQualifiedTableName()),
				(name, text) -> text.endsWith(")") ? text : text + " (entity " + entity.getJpaEntityName() + ")");
	}

	private String qualified(QualifiedName name) {
		Identifier catalog = this.mapping.names().catalogWithDefault(name.getCatalogName());
		return (catalog != null) ? catalog.getText() + "." + name.getObjectName().getText() : "";
	}

}
