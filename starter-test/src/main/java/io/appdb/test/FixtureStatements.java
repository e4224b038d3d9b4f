package io.appdb.test;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.metamodel.mapping.EntityDiscriminatorMapping;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.metamodel.mapping.SelectableMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.persister.entity.mutation.EntityMutationTarget;
import org.hibernate.persister.entity.mutation.EntityTableMapping;
import org.jspecify.annotations.Nullable;

import org.springframework.util.NumberUtils;

/**
 * Inserts the rows of an entity into each of its tables. Lives as long as a file is
 * loaded; one thread.
 */
final class FixtureStatements {

	private final SessionImplementor session;

	private final Connection connection;

	FixtureStatements(SessionImplementor session, Connection connection) {
		this.session = session;
		this.connection = connection;
	}

	/**
	 * Inserts a row, and sets the identifier that the database generates for it.
	 */
	void insert(FixtureRow row, List<FixtureAttribute> attributes) throws SQLException {
		Map<String, List<Cell>> cells = cells(attributes, (column) -> column.isInsertable() && !column.isFormula());
		addDiscriminator(row.persister(), cells);
		for (EntityTableMapping table : tables(row.persister())) {
			List<Cell> own = cells.getOrDefault(table.getTableName(), List.of());
			if (table.isInverse() || (table.isOptional() && own.stream().allMatch((cell) -> cell.value() == null))) {
				continue;
			}
			if (table.isIdentifierTable() && isGeneratedNow(row)) {
				row.persister().setIdentifier(row.entity(), insertAndRead(table, own, row.persister()), this.session);
				continue;
			}
			List<Cell> all = new ArrayList<>(key(table, row));
			own.stream()
				.filter((cell) -> all.stream().noneMatch((other) -> other.name().equals(cell.name())))
				.forEach(all::add);
			try (PreparedStatement statement = this.connection.prepareStatement(insertSql(table, all))) {
				bind(statement, all, 1);
				statement.executeUpdate();
			}
		}
	}

	/**
	 * Writes attributes of a row that exists.
	 */
	void update(FixtureRow row, List<FixtureAttribute> attributes) throws SQLException {
		Map<String, List<Cell>> cells = cells(attributes, (column) -> !column.isFormula());
		for (EntityTableMapping table : tables(row.persister())) {
			List<Cell> own = cells.getOrDefault(table.getTableName(), List.of());
			if (own.isEmpty()) {
				continue;
			}
			List<Cell> key = key(table, row);
			String sql = "update " + table.getTableName() + " set " + assignments(own, ", ") + " where "
					+ assignments(key, " and ");
			try (PreparedStatement statement = this.connection.prepareStatement(sql)) {
				bind(statement, key, bind(statement, own, 1));
				statement.executeUpdate();
			}
		}
	}

	private static String assignments(List<Cell> cells, String separator) {
		return cells.stream()
			.map((cell) -> cell.name() + "=" + cell.expression())
			.collect(Collectors.joining(separator));
	}

	private static EntityTableMapping[] tables(EntityPersister persister) {
		return ((EntityMutationTarget) persister).getTableMappings();
	}

	private boolean isGeneratedNow(FixtureRow row) {
		return row.persister().getGenerator().generatedOnExecution() && !row.isIdentified();
	}

	private Map<String, List<Cell>> cells(List<FixtureAttribute> attributes, Predicate<SelectableMapping> wanted) {
		Map<String, List<Cell>> cells = new LinkedHashMap<>();
		for (FixtureAttribute attribute : attributes) {
			attribute.mapping()
				.decompose(attribute.value(), 0, cells, wanted, (index, target, filter, value, column) -> {
					if (filter.test(column)) {
						target.computeIfAbsent(column.getContainingTableExpression(), (table) -> new ArrayList<>())
							.add(Cell.of(column, value));
					}
				}, this.session);
		}
		return cells;
	}

	private static void addDiscriminator(EntityPersister persister, Map<String, List<Cell>> cells) {
		EntityDiscriminatorMapping mapping = persister.getDiscriminatorMapping();
		if (mapping == null || !mapping.hasPhysicalColumn() || mapping.isFormula() || !mapping.isInsertable()) {
			return;
		}
		List<Cell> own = cells.computeIfAbsent(mapping.getContainingTableExpression(), (table) -> new ArrayList<>());
		String name = mapping.getSelectionExpression();
		if (own.stream().noneMatch((cell) -> cell.name().equals(name))) {
			own.add(new Cell(name, Objects.requireNonNullElse(mapping.getWriteExpression(), "?"),
					mapping.getUnderlyingJdbcMapping(), persister.getDiscriminatorValue().value()));
		}
	}

	private List<Cell> key(EntityTableMapping table, FixtureRow row) {
		List<Cell> key = new ArrayList<>();
		table.getKeyMapping()
			.breakDownKeyJdbcValues(row.persister().getIdentifier(row.entity(), this.session),
					(value, column) -> key.add(Cell.of(column, value)), this.session);
		return key;
	}

	@SuppressWarnings("deprecation") // of the words for a row without columns
	private String insertSql(EntityTableMapping table, List<Cell> cells) {
		if (cells.isEmpty()) {
			return "insert into " + table.getTableName() + " "
					+ this.session.getFactory().getJdbcServices().getDialect().getNoColumnsInsertString();
		}
		return "insert into " + table.getTableName() + " ("
				+ cells.stream().map(Cell::name).collect(Collectors.joining(", ")) + ") values ("
				+ cells.stream().map(Cell::expression).collect(Collectors.joining(", ")) + ")";
	}

	private Object insertAndRead(EntityTableMapping table, List<Cell> cells, EntityPersister persister)
			throws SQLException {
		try (PreparedStatement statement = this.connection.prepareStatement(insertSql(table, cells),
				Statement.RETURN_GENERATED_KEYS)) {
			bind(statement, cells, 1);
			statement.executeUpdate();
			try (ResultSet keys = statement.getGeneratedKeys()) {
				keys.next();
				String name = table.getKeyMapping().getKeyColumn(0).getColumnName().replaceAll("[\"`\\[\\]]", "");
				return identifier(keys.getObject(position(keys, name)), persister);
			}
		}
	}

	/**
	 * Some drivers return the whole row, some the key under a name of their own.
	 */
	private static int position(ResultSet keys, String name) throws SQLException {
		for (int position = 1; position <= keys.getMetaData().getColumnCount(); position++) {
			if (name.equalsIgnoreCase(keys.getMetaData().getColumnLabel(position))) {
				return position;
			}
		}
		return 1;
	}

	@SuppressWarnings("unchecked")
	private static Object identifier(Object key, EntityPersister persister) {
		Class<?> type = persister.getIdentifierMapping().getJavaType().getJavaTypeClass();
		return (key instanceof Number number && Number.class.isAssignableFrom(type))
				? NumberUtils.convertNumberToTargetClass(number, (Class<Number>) type) : key;
	}

	private int bind(PreparedStatement statement, List<Cell> cells, int first) throws SQLException {
		int position = first;
		for (Cell cell : cells) {
			if (cell.expression().contains("?")) {
				cell.bind(statement, position++, this.session);
			}
		}
		return position;
	}

	/**
	 * A column of a row and its value.
	 *
	 * @param name name of the column as it stands in SQL
	 * @param expression what stands for the value in SQL
	 * @param mapping how the value is bound
	 * @param value the value as the driver gets it
	 */
	private record Cell(String name, String expression, JdbcMapping mapping, @Nullable Object value) {

		static Cell of(SelectableMapping column, @Nullable Object value) {
			return new Cell(column.getSelectionExpression(),
					Objects.requireNonNullElse(column.getWriteExpression(), "?"), column.getJdbcMapping(), value);
		}

		@SuppressWarnings("unchecked")
		void bind(PreparedStatement statement, int position, SessionImplementor session) throws SQLException {
			this.mapping.getJdbcValueBinder().bind(statement, this.value, position, session);
		}

	}

}
