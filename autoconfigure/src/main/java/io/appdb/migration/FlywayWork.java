package io.appdb.migration;

import java.io.Reader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;

import io.appdb.database.KnownDatabases;
import io.appdb.error.Causes;
import org.flywaydb.core.FlywayExecutor;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.migration.JavaMigration;
import org.flywaydb.core.api.resource.LoadableResource;
import org.flywaydb.core.internal.callback.NoopCallbackExecutor;
import org.flywaydb.core.internal.database.base.Database;
import org.flywaydb.core.internal.database.base.Schema;
import org.flywaydb.core.internal.database.base.Table;
import org.flywaydb.core.internal.info.MigrationInfoImpl;
import org.flywaydb.core.internal.info.MigrationInfoServiceImpl;
import org.flywaydb.core.internal.jdbc.ExecutionTemplateFactory;
import org.flywaydb.core.internal.jdbc.JdbcTemplate;
import org.flywaydb.core.internal.jdbc.TransactionalExecutionTemplate;
import org.flywaydb.core.internal.parser.ParsingContext;
import org.flywaydb.core.internal.parser.PlaceholderReplacingReader;
import org.flywaydb.core.internal.resolver.CompositeMigrationResolver;
import org.flywaydb.core.internal.resource.ResourceNameParser;
import org.flywaydb.core.internal.scanner.Scanner;
import org.flywaydb.core.internal.schemahistory.SchemaHistory;
import org.flywaydb.core.internal.sqlscript.DefaultSqlScriptExecutor;
import org.flywaydb.core.internal.sqlscript.FlywaySqlScriptException;
import org.flywaydb.core.internal.sqlscript.SqlScript;
import org.flywaydb.core.internal.sqlscript.SqlStatementIterator;
import org.flywaydb.core.internal.util.ValidatePatternUtils;
import org.jspecify.annotations.Nullable;

/**
 * What Flyway does inside its commands, for those the open-source edition does not have.
 * It stands on Flyway's internal classes, so that a file means here what it means there:
 * delimiters, placeholders, {@code COPY}, script configuration. No other class touches
 * them: what the others need of them is a method here. Lives as long as one call, on one
 * thread; Flyway opens and closes its connections.
 */
final class FlywayWork {

	private final Configuration configuration;

	private final CompositeMigrationResolver resolver;

	private final SchemaHistory history;

	private final Database<?> database;

	private final Schema<?, ?> schema;

	private final ParsingContext parsing = new ParsingContext();

	private final ScriptFiles files;

	private FlywayWork(Configuration configuration, CompositeMigrationResolver resolver, SchemaHistory history,
			Database<?> database, Schema<?, ?> schema) {
		this.configuration = configuration;
		this.resolver = resolver;
		this.history = history;
		this.database = database;
		this.schema = schema;
		this.parsing.populate(database, configuration);
		this.files = new ScriptFiles(configuration);
	}

	static <T> T run(Configuration configuration, Function<FlywayWork, T> work) {
		return new FlywayExecutor(configuration).execute((resolver, history, database, schema, schemas, callbacks,
				interceptor) -> work.apply(new FlywayWork(configuration, resolver, history, database, schema)), true,
				null);
	}

	/**
	 * Looks for files in Flyway's locations.
	 */
	static ResourceProvider scan(Configuration configuration) {
		return new Scanner<>(JavaMigration.class, configuration, configuration.getLocations());
	}

	/**
	 * Returns whether Flyway knows what to do with a file of that name.
	 */
	static boolean knowsName(Configuration configuration, String filename) {
		return new ResourceNameParser(configuration).parse(filename).isValid();
	}

	/**
	 * Finds the statement of a file among the causes of a failure.
	 */
	static @Nullable FailedStatement failedStatement(Throwable failure) {
		FlywaySqlScriptException found = Causes.find(failure, FlywaySqlScriptException.class);
		return (found != null) ? new FailedStatement(found.getResource().getFilename(), found.getLineNumber(),
				found.getStatement(), found) : null;
	}

	ScriptFiles files() {
		return this.files;
	}

	HistoryStatements statements() {
		return new HistoryStatements(table().toString(), this.database::quote, this.database::getInstalledBy,
				this.database.getBooleanTrue());
	}

	/**
	 * Returns the statement that creates the history table.
	 */
	String historyTable() {
		return this.database.getRawCreateScript(table(), false).strip();
	}

	private Table<?, ?> table() {
		return this.schema.getTable(this.configuration.getTable());
	}

	/**
	 * Does work while no other process migrates.
	 */
	<T> T lock(Callable<T> work) {
		return this.history.lock(work);
	}

	/**
	 * Changes the history in one transaction.
	 */
	<T> T inTransaction(Callable<T> change) {
		return new TransactionalExecutionTemplate(this.database.getMainConnection().getJdbcConnection(), true)
			.execute(change);
	}

	/**
	 * Reads all migrations from the files and from the history, as they are now.
	 */
	List<KnownMigration> migrations() {
		this.history.clearCache();
		MigrationInfoServiceImpl service = new MigrationInfoServiceImpl(this.resolver, this.history, this.database,
				this.configuration, this.configuration.getTarget(), this.configuration.isOutOfOrder(),
				ValidatePatternUtils.getIgnoreAllPattern(), this.configuration.getCherryPick());
		service.refresh();
		return Arrays.stream(service.all())
			.sorted(Comparator.naturalOrder())
			.map((info) -> new KnownMigration(info, internal(info).getResolvedMigration() != null))
			.toList();
	}

	private static MigrationInfoImpl internal(MigrationInfo info) {
		return (MigrationInfoImpl) info;
	}

	/**
	 * Creates the history table unless it is there.
	 */
	void createHistory() {
		if (!this.history.exists()) {
			this.history.create(false);
		}
	}

	/**
	 * Creates the history table in a schema that has nothing, so that a table beside it
	 * does not make Flyway ask whose schema this is. Several processes may do so at once.
	 * @return whether the history table is there
	 */
	boolean createHistoryWhereEmpty() {
		if (!this.history.exists() && this.schema.exists() && this.schema.empty()) {
			this.history.create(false);
		}
		return this.history.exists();
	}

	/**
	 * Enters a migration into the history as applied.
	 */
	void enter(KnownMigration migration) {
		MigrationInfo info = migration.info();
		this.history.clearCache();
		this.history.addAppliedMigration(info.getVersion(), info.getDescription(), info.getType(), info.getScript(),
				info.getResolvedChecksum(), 0, true);
	}

	/**
	 * Marks a migration in the history as applied, as its file is now.
	 */
	void complete(KnownMigration migration) throws SQLException {
		rows().update(statements().updateSuccess(), true, migration.rank());
		if (migration.hasFile()) {
			MigrationInfoImpl info = internal(migration.info());
			this.history.update(info.getAppliedMigration(), info.getResolvedMigration());
		}
	}

	/**
	 * Takes a migration out of the history.
	 */
	void remove(KnownMigration migration) throws SQLException {
		rows().update(statements().delete(), migration.rank());
	}

	private JdbcTemplate rows() {
		return this.database.getMainConnection().getJdbcTemplate();
	}

	/**
	 * Reads a file, all of it, so that what cannot be parsed is found now.
	 */
	Script script(LoadableResource file) {
		SqlScript script = this.database.getDatabaseType()
			.createSqlScriptFactory(this.configuration, this.parsing)
			.createSqlScript(file, this.configuration.isMixed(), this.files.provider());
		script.validate();
		return new Script(script);
	}

	/**
	 * Replaces the placeholders of a text.
	 */
	Reader replacing(Reader text) {
		return PlaceholderReplacingReader.create(this.configuration, this.parsing, text);
	}

	/**
	 * Returns whether a file and the change to the history can be one transaction.
	 */
	boolean isAtomic(Script script) {
		return this.database.supportsDdlTransactions() && script.parsed().executeInTransaction();
	}

	/**
	 * Lists the tables with rows that a file may lose.
	 */
	Set<String> rowsAtRisk(Script script) throws SQLException {
		List<String> statements = new ArrayList<>();
		try (SqlStatementIterator read = script.parsed().getSqlStatements()) {
			read.forEachRemaining((statement) -> statements.add(statement.getSql()));
		}
		LiveTables tables = new LiveTables(this.database.getMigrationConnection().getJdbcConnection(),
				this.schema.getName(), new IgnoredTables(this.configuration, List.of(), List.of()),
				this.database::quote);
		boolean keepsValues = KnownDatabases
			.partByProduct(MigrationDialect.class, this.database.getDatabaseType().getName())
			.map(MigrationDialect::keepsValues)
			.orElse(false);
		return new RowsAtRisk(tables, keepsValues).in(statements);
	}

	/**
	 * Runs a file and removes a row of the history. Where that cannot be one transaction,
	 * the row says that it failed until all is done.
	 */
	void undo(Script script, int rank) throws SQLException {
		org.flywaydb.core.internal.database.base.Connection<?> migration = this.database.getMigrationConnection();
		migration.restoreOriginalState();
		migration.changeCurrentSchemaTo(this.schema);
		Connection connection = migration.getJdbcConnection();
		HistoryStatements statements = statements();
		if (isAtomic(script)) {
			new TransactionalExecutionTemplate(connection, true).execute(() -> {
				execute(script.parsed(), connection);
				migration.restoreOriginalState();
				migration.getJdbcTemplate().update(statements.delete(), rank);
				return rank;
			});
			return;
		}
		JdbcTemplate rows = this.database.supportsDdlTransactions() ? migration.getJdbcTemplate() : rows();
		rows.update(statements.updateSuccess(), false, rank);
		runWithoutRollback(script.parsed(), connection);
		migration.restoreOriginalState();
		rows.update(statements.delete(), rank);
	}

	private void runWithoutRollback(SqlScript script, Connection connection) throws SQLException {
		if (script.executeInTransaction()) {
			ExecutionTemplateFactory.createExecutionTemplate(connection, this.database).execute(() -> {
				execute(script, connection);
				return true;
			});
			return;
		}
		boolean autoCommit = connection.getAutoCommit();
		connection.setAutoCommit(true);
		try {
			execute(script, connection);
		}
		finally {
			connection.setAutoCommit(autoCommit);
		}
	}

	private void execute(SqlScript script, Connection connection) {
		new DefaultSqlScriptExecutor(new JdbcTemplate(connection, this.database.getDatabaseType()),
				NoopCallbackExecutor.INSTANCE, false, false, false, null)
			.execute(script, this.configuration);
	}

	/**
	 * A file that was read. Belongs to the work that read it.
	 *
	 * @param parsed the file as Flyway has parsed it, for nobody else
	 */
	record Script(SqlScript parsed) {

		LoadableResource file() {
			return this.parsed.getResource();
		}

		boolean replacesPlaceholders() {
			return this.parsed.placeholderReplacement();
		}

	}

}
