package io.appdb.session.cache;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Tells the rows of native SQL apart: by statement and parameters. Immutable.
 */
public final class SqlKey {

	private final String sql;

	private final Object[] parameters;

	private SqlKey(String sql, Object[] parameters) {
		this.sql = sql;
		this.parameters = parameters;
	}

	/**
	 * Creates the key of a statement, or {@code null} if its parameters cannot be
	 * compared later on.
	 */
	public static @Nullable SqlKey of(String sql, @Nullable Object[] parameters) {
		Object[] copies = new Object[parameters.length];
		for (int index = 0; index < parameters.length; index++) {
			Object copy = KeyValue.copyOf(parameters[index]);
			if (copy == null) {
				return null;
			}
			copies[index] = copy;
		}
		return new SqlKey(sql, copies);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof SqlKey key && this.sql.equals(key.sql)
				&& Arrays.deepEquals(this.parameters, key.parameters);
	}

	@Override
	public int hashCode() {
		return 31 * this.sql.hashCode() + Arrays.deepHashCode(this.parameters);
	}

}
