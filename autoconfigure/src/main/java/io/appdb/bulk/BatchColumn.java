package io.appdb.bulk;

import org.hibernate.metamodel.mapping.JdbcMapping;

/**
 * A column that a batch writes. Immutable, safe for every thread.
 *
 * @param name the name as it stands in SQL, quoted where the mapping quotes it
 * @param jdbcMapping how a value of it is bound
 * @param writeExpression what stands for a value in SQL, a question mark unless the
 * mapping says otherwise
 * @param insertable whether a new row gets a value from the entity
 * @param updatable whether an update writes it
 */
public record BatchColumn(String name, JdbcMapping jdbcMapping, String writeExpression, boolean insertable,
		boolean updatable) {

	public boolean isPlain() {
		return this.writeExpression.equals("?");
	}

}
