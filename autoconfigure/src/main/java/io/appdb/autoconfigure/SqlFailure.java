package io.appdb.autoconfigure;

import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The exception in a chain of causes that says why no connection could be opened. An
 * immutable value.
 *
 * @param exception what the driver threw
 * @param kind what it means
 */
record SqlFailure(SQLException exception, ConnectionFailure kind) {

	/**
	 * Searches a chain of causes.
	 * @param failure where to begin
	 * @return the first exception in it that is about connecting, or {@code null}
	 */
	static @Nullable SqlFailure in(@Nullable Throwable failure) {
		Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
		SqlFailure found = null;
		for (Throwable cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
			ConnectionFailure kind = (cause instanceof SQLException exception) ? ConnectionFailure.of(exception) : null;
			if (kind != null && (found == null || found.kind() == ConnectionFailure.UNREACHABLE)) {
				found = new SqlFailure((SQLException) cause, kind);
			}
		}
		return found;
	}

}
