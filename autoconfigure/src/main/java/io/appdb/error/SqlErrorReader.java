package io.appdb.error;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

import io.appdb.database.KnownDatabases;
import org.jspecify.annotations.Nullable;

/**
 * Finds the database's own error among the causes of an exception and tells what it is.
 * Immutable, safe for every thread.
 */
final class SqlErrorReader {

	private static final int LONGEST_CHAIN = 100;

	private final List<SqlErrorDialect> dialects = KnownDatabases.parts(SqlErrorDialect.class);

	private final List<SqlErrorDialect> standard = List.of(new StandardErrors());

	/**
	 * A driver's own code, wherever it stands in the chain, says more than the SQLState
	 * that a pool has copied from it.
	 */
	@Nullable SqlError read(Throwable failure) {
		List<SQLException> reported = reported(failure);
		SqlError error = classify(reported, this.dialects);
		return (error != null) ? error : classify(reported, this.standard);
	}

	private static @Nullable SqlError classify(List<SQLException> reported, List<SqlErrorDialect> dialects) {
		for (SQLException exception : reported) {
			for (SqlErrorDialect dialect : dialects) {
				SqlErrorKind kind = dialect.speaks(exception) ? dialect.kind(exception) : null;
				if (kind != null) {
					return new SqlError(kind, dialect.constraint(exception, kind));
				}
			}
		}
		return null;
	}

	/**
	 * All SQL errors in the chain from the outside in, those around a whole batch last
	 * because they say less than what they contain.
	 */
	private static List<SQLException> reported(Throwable failure) {
		Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
		List<SQLException> reported = new ArrayList<>();
		collect(failure, seen, reported);
		reported.sort(Comparator.comparing((SQLException ex) -> ex instanceof BatchUpdateException));
		return reported;
	}

	private static void collect(@Nullable Throwable failure, Set<Throwable> seen, List<SQLException> reported) {
		Throwable current = failure;
		while (current != null && seen.size() < LONGEST_CHAIN && seen.add(current)) {
			if (current instanceof SQLException ex) {
				reported.add(ex);
				collect(ex.getNextException(), seen, reported);
			}
			current = current.getCause();
		}
	}

}
