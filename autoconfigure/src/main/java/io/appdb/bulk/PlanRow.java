package io.appdb.bulk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.EntityDiscriminatorMapping;
import org.hibernate.metamodel.mapping.ModelPart;
import org.hibernate.metamodel.mapping.SelectableMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * The columns of an entity in the order of a row, and who reads them. Lives as long as a
 * plan is built; one thread.
 */
final class PlanRow {

	private final EntityPersister persister;

	private final List<BatchColumn> columns = new ArrayList<>();

	private final AttributeReader identifier;

	private final @Nullable AttributeReader[] attributes;

	private final @Nullable Object[] constants;

	private final int keyCount;

	private int versionPosition = -1;

	PlanRow(EntityPersister persister) {
		this.persister = persister;
		this.identifier = reader(persister.getIdentifierMapping(), true, false);
		this.keyCount = this.columns.size();
		int count = persister.getNumberOfAttributeMappings();
		this.attributes = new AttributeReader[count];
		for (int index = 0; index < count; index++) {
			this.attributes[index] = attribute(persister.getAttributeMapping(index), index);
		}
		int discriminator = discriminator();
		this.constants = new Object[this.columns.size()];
		if (discriminator >= 0) {
			this.constants[discriminator] = persister.getDiscriminatorValue().value();
		}
	}

	private @Nullable AttributeReader attribute(AttributeMapping attribute, int index) {
		boolean insertable = this.persister.getPropertyInsertability()[index];
		boolean updatable = this.persister.getPropertyUpdateability()[index];
		if (attribute.isPluralAttributeMapping() || !(insertable || updatable)) {
			return null;
		}
		int first = this.columns.size();
		AttributeReader reader = reader(attribute, insertable, updatable);
		if (this.persister.isVersioned() && index == this.persister.getVersionPropertyIndex()) {
			this.versionPosition = first;
		}
		return reader;
	}

	private AttributeReader reader(ModelPart part, boolean insertable, boolean updatable) {
		List<Integer> positions = new ArrayList<>();
		part.forEachSelectable((index, selectable) -> {
			boolean key = part.isEntityIdentifierMapping();
			boolean inserted = key || (insertable && selectable.isInsertable());
			boolean updated = !key && updatable && selectable.isUpdateable();
			if (selectable.isFormula() || !(inserted || updated)) {
				positions.add(-1);
			}
			else {
				positions.add(this.columns.size());
				this.columns.add(column(selectable, inserted, updated));
			}
		});
		return new AttributeReader(part, positions.stream().mapToInt(Integer::intValue).toArray());
	}

	private static BatchColumn column(SelectableMapping selectable, boolean insertable, boolean updatable) {
		return new BatchColumn(selectable.getSelectionExpression(), selectable.getJdbcMapping(),
				selectable.getWriteExpression(), insertable, updatable);
	}

	/**
	 * The column that tells the classes of a single table apart, unless an attribute
	 * writes it.
	 */
	private int discriminator() {
		EntityDiscriminatorMapping mapping = this.persister.getDiscriminatorMapping();
		if (mapping == null || !mapping.hasPhysicalColumn() || mapping.isFormula() || !mapping.isInsertable()
				|| names().contains(mapping.getSelectionExpression())) {
			return -1;
		}
		this.columns.add(new BatchColumn(mapping.getSelectionExpression(), mapping.getUnderlyingJdbcMapping(),
				Objects.requireNonNullElse(mapping.getWriteExpression(), "?"), true, false));
		return this.columns.size() - 1;
	}

	private List<String> names() {
		return this.columns.stream().map(BatchColumn::name).toList();
	}

	List<BatchColumn> columns() {
		return this.columns;
	}

	AttributeReader identifier() {
		return this.identifier;
	}

	@Nullable AttributeReader[] attributes() {
		return Arrays.copyOf(this.attributes, this.attributes.length);
	}

	@Nullable Object[] constants() {
		return Arrays.copyOf(this.constants, this.constants.length);
	}

	int keyCount() {
		return this.keyCount;
	}

	int versionPosition() {
		return this.versionPosition;
	}

}
