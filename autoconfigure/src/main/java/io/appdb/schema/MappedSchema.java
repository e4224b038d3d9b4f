package io.appdb.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.appdb.error.Arguments;
import io.appdb.error.SqlErrorTranslator;
import org.hibernate.boot.model.relational.QualifiedName;
import org.hibernate.boot.model.relational.Sequence;
import org.hibernate.mapping.Table;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;

/**
 * The schema the entities of one database are mapped to. Belongs to the database; threads
 * may share it. Keeps nothing between calls.
 */
public final class MappedSchema implements Schema {

	private final MappingCapture capture;

	private final DataSource dataSource;

	private final boolean dropAllowed;

	/**
	 * Creates the schema of one database; nothing is read before the first call.
	 * @param capture what was caught when the entity manager factory was built
	 * @param dataSource where connections come from
	 * @param dropAllowed whether tables may be dropped
	 */
	public MappedSchema(MappingCapture capture, DataSource dataSource, boolean dropAllowed) {
		this.capture = capture;
		this.dataSource = dataSource;
		this.dropAllowed = dropAllowed;
	}

	@Override
	public void createAllTables() {
		Mapping mapping = this.capture.mapping();
		create(mapping, mapping.everything());
	}

	@Override
	public void createTables(Class<?>... entities) {
		Arguments.requiredEach("createTables", "entities", entities);
		Mapping mapping = this.capture.mapping();
		create(mapping, new EntitySelection(mapping).toCreate(entities));
	}

	/**
	 * Tells whether no entity is mapped to a table.
	 * @return whether there is no table
	 */
	public boolean isEmpty() {
		return this.capture.mapping().everything().tables().findAny().isEmpty();
	}

	/**
	 * Lists the schemas that tables and sequences of entities are in by name.
	 * @return the names as the database stores them, without those of entities that name
	 * none
	 */
	public Set<String> namedSchemas() {
		Mapping mapping = this.capture.mapping();
		Selection everything = mapping.everything();
		return withConnection("Reading the names of schemas", (connection) -> {
			Catalog catalog = new Catalog(connection, mapping, SchemaDialect.of(connection.getMetaData()));
			return Stream
				.<QualifiedName>concat(everything.tables().map(Table::getQualifiedTableName),
						everything.sequences().map(Sequence::getName))
				.flatMap((name) -> Stream.ofNullable(mapping.names().schemaWithDefault(name.getSchemaName())))
				.map(catalog::stored)
				.collect(Collectors.toUnmodifiableSet());
		});
	}

	/**
	 * Lists what the mapping puts into a catalog that it names, which on MySQL and
	 * MariaDB is another database than that of the connection.
	 * @return what it is, as in {@code table billing.invoice (entity Invoice)}, in the
	 * order of the names
	 */
	public List<String> inNamedCatalogs() {
		return new NamedCatalogs(this.capture.mapping()).descriptions();
	}

	/**
	 * Lists the names of the mapping that are longer than the database lets them be.
	 * @return a sentence for each, with what has the name and how to give it a shorter
	 * one
	 */
	public List<String> longNames() {
		Mapping mapping = this.capture.mapping();
		return withConnection("Reading how long names may be",
				(connection) -> new LongNames(mapping, SchemaDialect.of(connection.getMetaData()).nameLimit())
					.descriptions());
	}

	/**
	 * Lists the statements that fill tables when they are created: those a generator of
	 * identifiers takes its numbers from.
	 * @return statements by the name of the table, as it is mapped
	 */
	public Map<String, List<String>> initialRows() {
		Mapping mapping = this.capture.mapping();
		Map<String, List<String>> statements = new LinkedHashMap<>();
		mapping.everything()
			.tables()
			.forEach((table) -> table.getInitCommands(mapping.names())
				.forEach((command) -> statements.computeIfAbsent(table.getName(), (name) -> new ArrayList<>())
					.addAll(List.of(command.initCommands()))));
		return statements;
	}

	private void create(Mapping mapping, Selection selection) {
		withConnection("Creating tables", (connection) -> {
			SchemaDialect dialect = SchemaDialect.of(connection.getMetaData());
			acrossCluster(dialect, connection, () -> dialect.create(connection, () -> {
				Catalog catalog = new Catalog(connection, mapping, dialect);
				new DdlRunner(connection, dialect).run(new Creation(mapping, dialect, catalog).plan(selection));
			}));
			return true;
		});
	}

	@Override
	public void dropAllTables() {
		refuseUnlessAllowed();
		Mapping mapping = this.capture.mapping();
		drop(mapping, mapping.everything());
	}

	@Override
	public void dropTables(Class<?>... entities) {
		Arguments.requiredEach("dropTables", "entities", entities);
		refuseUnlessAllowed();
		Mapping mapping = this.capture.mapping();
		drop(mapping, new EntitySelection(mapping).toDrop(entities));
	}

	private void refuseUnlessAllowed() {
		if (!this.dropAllowed) {
			throw new IllegalStateException("Tables of this database may not be dropped: set "
					+ "'app.db.schema.allow-drop' to true if they and their rows may go");
		}
	}

	private void acrossCluster(SchemaDialect dialect, Connection connection, SchemaWork work) throws SQLException {
		ClusterLock lock = dialect.clusterLock(connection);
		if (lock == null) {
			work.run();
		}
		else {
			lock.around(this.dataSource, work);
		}
	}

	private void drop(Mapping mapping, Selection selection) {
		withConnection("Dropping tables", (connection) -> {
			SchemaDialect dialect = SchemaDialect.of(connection.getMetaData());
			acrossCluster(dialect, connection, () -> dialect.drop(connection, () -> {
				Catalog catalog = new Catalog(connection, mapping, dialect);
				new DdlRunner(connection, dialect).run(new Removal(mapping, dialect, catalog).plan(selection));
			}));
			return true;
		});
	}

	@Override
	public boolean tableExists(String table) {
		Arguments.required("tableExists", "table", table);
		Mapping mapping = this.capture.mapping();
		return withConnection("Looking for a table", (connection) -> {
			SchemaDialect dialect = SchemaDialect.of(connection.getMetaData());
			Catalog catalog = new Catalog(connection, mapping, dialect);
			return new TableLookup(mapping, dialect, catalog).exists(table);
		});
	}

	@Override
	public Set<String> tableNames() {
		Mapping mapping = this.capture.mapping();
		return withConnection("Listing tables", (connection) -> {
			Catalog catalog = new Catalog(connection, mapping, SchemaDialect.of(connection.getMetaData()));
			Set<String> names = catalog.tableNames(catalog.place(null, null));
			return Collections.unmodifiableSet(new TreeSet<>(names));
		});
	}

	@Override
	public List<String> validate() {
		Mapping mapping = this.capture.mapping();
		return withConnection("Comparing the schema with the entities", (connection) -> {
			SchemaDialect dialect = SchemaDialect.of(connection.getMetaData());
			Catalog catalog = new Catalog(connection, mapping, dialect);
			return new EntityComparison(mapping, dialect, catalog).mismatches();
		});
	}

	private <T> T withConnection(String task, ConnectionWork<T> work) {
		try (Connection connection = connect()) {
			boolean autoCommit = connection.getAutoCommit();
			if (!autoCommit) {
				connection.setAutoCommit(true);
			}
			try {
				return work.on(connection);
			}
			finally {
				if (!autoCommit) {
					connection.setAutoCommit(false);
				}
			}
		}
		catch (SQLException ex) {
			throw translate(task, ex);
		}
	}

	private Connection connect() {
		try {
			return this.dataSource.getConnection();
		}
		catch (SQLException ex) {
			throw new CannotGetJdbcConnectionException("No connection to work on the schema", ex);
		}
	}

	private static DataAccessException translate(String task, SQLException exception) {
		DataAccessException translated = new SqlErrorTranslator().translate(task, null, exception);
		return (translated != null) ? translated : new UncategorizedSQLException(task, null, exception);
	}

	/**
	 * Work done over a connection in auto-commit mode.
	 *
	 * @param <T> what comes out of it
	 */
	@FunctionalInterface
	private interface ConnectionWork<T> {

		T on(Connection connection) throws SQLException;

	}

}
