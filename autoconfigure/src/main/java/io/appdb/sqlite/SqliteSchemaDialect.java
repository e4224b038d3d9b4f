package io.appdb.sqlite;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import io.appdb.schema.LetterCase;
import io.appdb.schema.Mapping;
import io.appdb.schema.Pause;
import io.appdb.schema.SchemaDialect;
import io.appdb.schema.SchemaWork;
import io.appdb.schema.Statements;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UniqueKey;

/**
 * SQLite: one write transaction for all statements is the lock. As tables cannot be
 * altered, keys are declared with the table; Hibernate's dialect leaves them out.
 * Auxiliary objects have to say {@code if not exists}, for SQLite's error codes do not
 * tell.
 */
final class SqliteSchemaDialect implements SchemaDialect {

	private static final long TIMEOUT = TimeUnit.SECONDS.toNanos(60);

	private static final int PRIMARY_CODE = 0xFF;

	private static final Set<Integer> BUSY = Set.of(5, 6);

	@Override
	public void create(Connection connection, SchemaWork work) throws SQLException {
		Statements statements = new Statements(connection);
		begin(statements);
		try {
			work.run();
			statements.execute("commit");
		}
		catch (SQLException | RuntimeException | Error ex) {
			rollback(statements, ex);
			throw ex;
		}
	}

	@Override
	public void drop(Connection connection, SchemaWork work) throws SQLException {
		Statements statements = new Statements(connection);
		boolean enforced = statements.number("pragma foreign_keys") == 1;
		statements.execute("pragma foreign_keys = off");
		try {
			create(connection, work);
		}
		finally {
			if (enforced) {
				statements.execute("pragma foreign_keys = on");
			}
		}
	}

	private static void begin(Statements statements) throws SQLException {
		long deadline = System.nanoTime() + TIMEOUT;
		while (true) {
			try {
				statements.execute("begin immediate");
				return;
			}
			catch (SQLException ex) {
				if (!BUSY.contains(ex.getErrorCode() & PRIMARY_CODE) || System.nanoTime() - deadline > 0) {
					throw ex;
				}
				Pause.shortly();
			}
		}
	}

	private static void rollback(Statements statements, Throwable failure) {
		try {
			statements.execute("rollback");
		}
		catch (SQLException ex) {
			failure.addSuppressed(ex);
		}
	}

	@Override
	public boolean isAlreadyDone(SQLException exception) {
		return false;
	}

	@Override
	public List<String> inlineKeys(Mapping mapping, Table table) {
		Dialect dialect = mapping.dialect();
		List<String> keys = new ArrayList<>();
		for (UniqueKey key : table.getUniqueKeys().values()) {
			boolean onColumn = key.getColumnSpan() == 1 && key.getColumns().get(0).isUnique();
			if (!onColumn && !table.isRedundantUniqueKey(key)) {
				keys.add("unique (" + columns(key.getColumns(), dialect) + ")");
			}
		}
		for (ForeignKey key : table.getForeignKeyCollection()) {
			if (key.isPhysicalConstraint() && key.isCreationEnabled()) {
				keys.add(foreignKey(mapping, key));
			}
		}
		return keys;
	}

	@Override
	public boolean hasComments() {
		return false;
	}

	private static String foreignKey(Mapping mapping, ForeignKey key) {
		Dialect dialect = mapping.dialect();
		Table target = key.getReferencedTable();
		List<Column> targets = key.isReferenceToPrimaryKey() ? target.getPrimaryKey().getColumns()
				: key.getReferencedColumns();
		StringBuilder sql = new StringBuilder("foreign key (").append(columns(key.getColumns(), dialect))
			.append(") references ")
			.append(target.getQuotedName(dialect))
			.append(" (")
			.append(columns(targets, dialect))
			.append(")");
		if (key.getOnDeleteAction() != null) {
			sql.append(" on delete ").append(key.getOnDeleteAction().toSqlString());
		}
		return sql.toString();
	}

	private static String columns(List<Column> columns, Dialect dialect) {
		return String.join(", ", columns.stream().map((column) -> column.getQuotedName(dialect)).toList());
	}

	/**
	 * Leaves out the tables Hibernate creates in place of temporary ones.
	 */
	@Override
	public void withoutSystemTables(Set<String> tables) {
		tables.removeIf((table) -> table.startsWith("HT_") || table.startsWith("HTE_"));
	}

	@Override
	public LetterCase letterCase(DatabaseMetaData metaData) throws SQLException {
		return LetterCase.of(metaData).ignoringCase();
	}

	@Override
	public String columnKey(String column) {
		return column.toLowerCase(Locale.ROOT);
	}

	/**
	 * Compares the affinity that the name of a type gives to a column.
	 */
	@Override
	public boolean isSameType(String wanted, String found) {
		return affinity(wanted).equals(affinity(found));
	}

	private static String affinity(String type) {
		String name = type.toUpperCase(Locale.ROOT);
		if (name.contains("INT")) {
			return "INTEGER";
		}
		if (name.contains("CHAR") || name.contains("CLOB") || name.contains("TEXT")) {
			return "TEXT";
		}
		if (name.contains("BLOB") || name.isEmpty()) {
			return "BLOB";
		}
		if (name.contains("REAL") || name.contains("FLOA") || name.contains("DOUB")) {
			return "REAL";
		}
		return "NUMERIC";
	}

	@Override
	public boolean isKnown(List<String> qualifiers) {
		return qualifiers.stream().allMatch("main"::equalsIgnoreCase);
	}

}
