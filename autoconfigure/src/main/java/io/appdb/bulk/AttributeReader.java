package io.appdb.bulk;

import org.hibernate.TransientObjectException;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.BasicValuedModelPart;
import org.hibernate.metamodel.mapping.EntityAssociationMapping;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.metamodel.mapping.ModelPart;
import org.jspecify.annotations.Nullable;

/**
 * Puts the columns of one attribute, or of an identifier, into a row. Immutable, safe for
 * every thread.
 */
final class AttributeReader {

	private final ModelPart part;

	/**
	 * The place in the row of each of the attribute's columns, -1 for one that is not
	 * written.
	 */
	private final int[] positions;

	private final @Nullable JdbcMapping converted;

	private final boolean direct;

	private final boolean association;

	AttributeReader(ModelPart part, int[] positions) {
		this.part = part;
		this.positions = positions;
		boolean basic = part instanceof BasicValuedModelPart && positions.length == 1;
		JdbcMapping mapping = basic ? part.getSingleJdbcMapping() : null;
		this.direct = mapping != null && mapping.getValueConverter() == null;
		this.converted = this.direct ? null : mapping;
		this.association = part instanceof EntityAssociationMapping;
	}

	void read(@Nullable Object value, @Nullable Object[] row, SharedSessionContractImplementor session) {
		if (this.direct) {
			row[this.positions[0]] = value;
		}
		else if (this.converted != null) {
			row[this.positions[0]] = this.converted.convertToRelationalValue(value);
		}
		else {
			this.part.decompose(value, 0, row, this,
					(index, target, reader, part, column) -> reader.put(target, index, part), session);
			if (this.association && value != null) {
				refuseUnsaved(row);
			}
		}
	}

	private void put(@Nullable Object[] row, int index, @Nullable Object value) {
		int position = this.positions[index];
		if (position >= 0) {
			row[position] = value;
		}
	}

	/**
	 * Hibernate would refuse the flush; a null key in its place would lose the reference.
	 */
	private void refuseUnsaved(@Nullable Object[] row) {
		boolean written = false;
		for (int position : this.positions) {
			if (position >= 0) {
				written = true;
				if (row[position] != null) {
					return;
				}
			}
		}
		if (written) {
			String name = (this.part instanceof AttributeMapping attribute) ? attribute.getNavigableRole().getFullPath()
					: this.part.getPartName();
			throw new TransientObjectException(
					name + " refers to an entity that is not saved; save it before the batch");
		}
	}

}
