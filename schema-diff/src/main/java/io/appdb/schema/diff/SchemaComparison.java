package io.appdb.schema.diff;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Two databases of the same kind, compared: what differs, and the statements that lead
 * from the first to the second and back. Immutable; any thread may use it. It reads both
 * schemas once, when it is made, changes nothing, and leaves the connections to their
 * owners, who may close them then.
 *
 * <p>
 * Where more is to be said, as two schemas on one connection, or what entities want,
 * {@link DiffDialect} and {@link SchemaDifference} are the parts that it is made of.
 */
public final class SchemaComparison {

	private final DiffDialect dialect;

	private final SchemaModel before;

	private final SchemaModel after;

	private final Map<String, String> renames;

	private final SchemaDifference difference;

	private SchemaComparison(DiffDialect dialect, SchemaModel before, SchemaModel after, Map<String, String> renames) {
		this.dialect = dialect;
		this.before = before;
		this.after = after;
		this.renames = Map.copyOf(renames);
		this.difference = SchemaDifference.between(before, after, Renames.of(renames, before, after));
	}

	/**
	 * Compares the current schemas of two connections.
	 * @param before a connection to the database to begin with
	 * @param after a connection to the database to arrive at
	 * @param otherSchemas names of schemas to compare beside the current ones, on
	 * PostgreSQL and H2
	 * @return the comparison
	 * @throws SQLException when one of the two does not answer
	 * @throws IllegalArgumentException when the two are not of the same kind, or of one
	 * that cannot be compared
	 */
	public static SchemaComparison of(Connection before, Connection after, String... otherSchemas) throws SQLException {
		DiffDialect dialect = DiffDialect.of(before);
		if (!dialect.getClass().equals(DiffDialect.of(after).getClass())) {
			throw new IllegalArgumentException("A schema of " + product(before) + " cannot be compared with one of "
					+ product(after) + ": types and statements differ, so give two databases of the same kind");
		}
		List<String> others = List.of(otherSchemas);
		return new SchemaComparison(dialect, dialect.read(before, others), dialect.read(after, others), Map.of());
	}

	private static String product(Connection connection) throws SQLException {
		DatabaseMetaData metaData = connection.getMetaData();
		return metaData.getDatabaseProductName() + " " + metaData.getDatabaseProductVersion();
	}

	/**
	 * Returns the comparison without some tables and sequences.
	 * @param ignored whether one is left out, whichever of the two schemas it is in
	 * @return the comparison of the rest
	 */
	public SchemaComparison without(Predicate<TableName> ignored) {
		return new SchemaComparison(this.dialect, this.before.without(ignored), this.after.without(ignored),
				this.renames);
	}

	/**
	 * Returns the comparison with what has another name in the second schema. Otherwise a
	 * table or a column with another name is one dropped and one added.
	 * @param others {@code users} to {@code people} for a table, {@code users.nick} to
	 * {@code nickname} for a column; all of them, for those that were given before are
	 * forgotten
	 * @return the comparison by these names
	 * @throws IllegalArgumentException when there is no such old name, or no such new
	 * one, or when an old name stays or a new one was there
	 * @see #proposals()
	 */
	public SchemaComparison withRenames(Map<String, String> others) {
		return new SchemaComparison(this.dialect, this.before, this.after, others);
	}

	/**
	 * Returns whether nothing differs.
	 * @return whether there is no step from one to the other
	 */
	public boolean isEmpty() {
		return this.difference.isEmpty();
	}

	/**
	 * Returns what differs, a sentence each.
	 * @return the sentences, as in {@code table post: added}
	 */
	public List<String> descriptions() {
		return this.difference.descriptions();
	}

	/**
	 * Returns what may have been renamed: a dropped and an added table of the same
	 * columns, a dropped and an added column of the same type.
	 * @return the renames, as in {@code users.nick=nickname}, for {@link #withRenames}
	 */
	public List<String> proposals() {
		return this.difference.proposals();
	}

	/**
	 * Returns the statements that make the first schema like the second.
	 * @return the statements in the order to run them, none when nothing differs
	 * @throws IllegalArgumentException when a renamed table moves to another schema on
	 * H2, which cannot do that
	 */
	public List<SchemaStatement> forward() {
		return this.dialect.statements(this.difference);
	}

	/**
	 * Returns the statements that take back what {@link #forward()} does. Rows and values
	 * that are gone do not come back.
	 * @return the statements in the order to run them, none when nothing differs
	 */
	public List<SchemaStatement> back() {
		return this.dialect.statements(this.difference.reversed());
	}

}
