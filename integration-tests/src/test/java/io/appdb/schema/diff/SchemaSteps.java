package io.appdb.schema.diff;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.appdb.engine.DatabaseType;
import io.appdb.test.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Changes a schema with rows in it to what other statements make, takes that back, and
 * does it again. Owned by one test.
 */
final class SchemaSteps implements AutoCloseable {

	private final TestDatabase first;

	private final TestDatabase second;

	private final DiffedDatabase database;

	private final DiffedDatabase scratch;

	private SchemaSteps(DatabaseType kind) throws SQLException {
		this.first = TestDatabase.create(kind);
		this.second = TestDatabase.create(kind);
		this.database = new DiffedDatabase(this.first);
		this.scratch = new DiffedDatabase(this.second);
	}

	static SchemaSteps on(DatabaseType kind) throws SQLException {
		return new SchemaSteps(kind);
	}

	SchemaSteps with(String... statements) throws SQLException {
		this.database.run(statements);
		return this;
	}

	DiffedDatabase database() {
		return this.database;
	}

	TestDatabase address() {
		return this.first;
	}

	/**
	 * Goes up, back and up again, and looks that values stay.
	 * @param kept a query that answers the same before, between and afterwards
	 * @return what the way up was written as
	 */
	List<SchemaStatement> to(String kept, String... wanted) throws SQLException {
		return renamed(Map.of(), kept, kept, wanted);
	}

	/**
	 * Goes up in a transaction that is not used for anything else, as values of an enum
	 * want it.
	 */
	List<SchemaStatement> growing(String kept, String... wanted) throws SQLException {
		this.scratch.run(wanted);
		SchemaModel end = this.scratch.read();
		List<List<Object>> rows = rows(kept);
		List<SchemaStatement> statements = this.database
			.apply(SchemaDifference.between(this.database.read(), end, Renames.none()));
		assertSame("up", end);
		assertThat(rows(kept)).isEqualTo(rows);
		return statements;
	}

	/**
	 * Returns what the way up would be written as.
	 */
	List<SchemaStatement> planned(String... wanted) throws SQLException {
		this.scratch.run(wanted);
		return this.database.dialect()
			.statements(SchemaDifference.between(this.database.read(), this.scratch.read(), Renames.none()));
	}

	/**
	 * Goes up, back and up again, and looks that values stay.
	 * @param before a query
	 * @param after a query that answers the same of the new schema
	 */
	List<SchemaStatement> renamed(Map<String, String> renames, String before, String after, String... wanted)
			throws SQLException {
		this.scratch.run(wanted);
		SchemaModel start = this.database.read();
		SchemaModel end = this.scratch.read();
		SchemaDifference difference = SchemaDifference.between(start, end, Renames.of(renames, start, end));
		assertThat(difference.isEmpty()).as("there is something to do").isFalse();
		List<List<Object>> rows = rows(before);
		assertThat(rows).as("there are rows").isNotEmpty();
		List<SchemaStatement> statements = this.database.apply(difference);
		assertSame("up", end);
		assertThat(rows(after)).as("values after the way up").isEqualTo(rows);
		this.database.apply(difference.reversed());
		assertSame("down", start);
		assertThat(rows(before)).as("values after the way back").isEqualTo(rows);
		this.database.apply(difference);
		assertSame("up again", end);
		assertThat(rows(after)).as("values after the second way up").isEqualTo(rows);
		return statements;
	}

	private void assertSame(String when, SchemaModel wanted) throws SQLException {
		assertThat(SchemaDifference.between(this.database.read(), wanted, Renames.none()).descriptions()).as(when)
			.isEmpty();
		assertThat(SchemaDifference.between(wanted, this.database.read(), Renames.none()).descriptions()).as(when)
			.isEmpty();
	}

	List<List<Object>> rows(String sql) throws SQLException {
		List<List<Object>> found = new ArrayList<>();
		try (Statement statement = this.database.connection().createStatement();
				ResultSet rows = statement.executeQuery(sql)) {
			while (rows.next()) {
				List<Object> row = new ArrayList<>();
				for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
					row.add(String.valueOf(rows.getObject(i)));
				}
				found.add(row);
			}
		}
		return found;
	}

	static List<String> sql(List<SchemaStatement> statements) {
		return statements.stream().map(SchemaStatement::sql).toList();
	}

	static List<String> warnings(List<SchemaStatement> statements) {
		return statements.stream().flatMap((statement) -> statement.warnings().stream()).toList();
	}

	@Override
	public void close() throws SQLException, IOException {
		this.database.close();
		this.scratch.close();
		this.first.close();
		this.second.close();
	}

}
