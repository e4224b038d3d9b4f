package io.appdb.schema.diff;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Takes a database with rows to the schema of another one, back, and there again, and
 * compares after each way. Owned by one test.
 */
final class RoundTrip implements AutoCloseable {

	private final MemoryDatabase database;

	private final MemoryDatabase wanted;

	RoundTrip(MemoryDatabase database, MemoryDatabase wanted) {
		this.database = database;
		this.wanted = wanted;
	}

	MemoryDatabase database() {
		return this.database;
	}

	/**
	 * Goes all ways.
	 * @param kept a query that answers the same before and after each of them
	 * @return the statements of the way there
	 */
	List<SchemaStatement> keeping(String kept) throws SQLException {
		return keeping(kept, kept, Map.of());
	}

	/**
	 * Goes all ways.
	 * @param before a query
	 * @param after a query that answers the same of the other schema
	 * @param renames what has another name there
	 * @return the statements of the way there
	 */
	List<SchemaStatement> keeping(String before, String after, Map<String, String> renames) throws SQLException {
		SchemaModel start = this.database.read();
		SchemaModel end = this.wanted.read();
		SchemaComparison comparison = SchemaComparison.of(this.database.connection(), this.wanted.connection())
			.withRenames(renames);
		List<String> rows = this.database.rows(before);
		assertThat(rows).as("rows to keep").isNotEmpty();
		assertThat(comparison.isEmpty()).as("there is nothing to do").isFalse();
		for (int i = 0; i < 2; i++) {
			this.database.apply(comparison.forward());
			assertSame(this.database.read(), end);
			assertThat(this.database.rows(after)).as("rows afterwards").isEqualTo(rows);
			this.database.apply(comparison.back());
			assertSame(this.database.read(), start);
			assertThat(this.database.rows(before)).as("rows on the way back").isEqualTo(rows);
		}
		this.database.apply(comparison.forward());
		return comparison.forward();
	}

	private static void assertSame(SchemaModel found, SchemaModel wanted) {
		assertThat(SchemaDifference.descriptions(found, wanted)).isEmpty();
		assertThat(SchemaDifference.descriptions(wanted, found)).isEmpty();
	}

	@Override
	public void close() throws SQLException {
		this.database.close();
		this.wanted.close();
	}

}
