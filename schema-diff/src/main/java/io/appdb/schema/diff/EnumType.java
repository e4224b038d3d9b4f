package io.appdb.schema.diff;

import java.util.List;

/**
 * A named type that lists its values. Immutable.
 *
 * @param name its name
 * @param values its values, in order
 */
record EnumType(TableName name, List<String> values) {

	EnumType {
		values = List.copyOf(values);
	}

}
