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
import org.flywaydb.core.FlywayExecutor;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.resource.LoadableResource;
import org.flywaydb.core.internal.callback.NoopCallbackExecutor;
import org.flywaydb.core.internal.database.base.Database;
import org.flywaydb.core.internal.database.base.Schema;
import org.flywaydb.core.internal.info.MigrationInfoImpl;
import org.flywaydb.core.internal.info.MigrationInfoServiceImpl;
import org.flywaydb.core.internal.util.ValidatePatternUtils;
import org.flywaydb.core.internal.jdbc.ExecutionTemplateFactory;
import org.flywaydb.core.internal.jdbc.JdbcTemplate;
import org.flywaydb.core.internal.jdbc.TransactionalExecutionTemplate;
import org.flywaydb.core.internal.parser.ParsingContext;
import org.flywaydb.core.internal.parser.PlaceholderReplacingReader;
import org.flywaydb.core.internal.resolver.CompositeMigrationResolver;
import org.flywaydb.core.internal.schemahistory.SchemaHistory;
import org.flywaydb.core.internal.sqlscript.DefaultSqlScriptExecutor;
import org.flywaydb.core.internal.sqlscript.SqlScript;
import org.flywaydb.core.internal.sqlscript.SqlStatementIterator;

/**
 * What Flyway does inside its commands, for those the open-source edition does not have.
 * It stands on Flyway's internal classes, so that a file means here what it means there:
 * delimiters, placeholders, {@code COPY}, script configuration. Every other class of this
 * room that touches them takes them from here. Lives as long as one call, on one thread;
 * Flyway opens and closes its connections.
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

	ScriptFiles files() {
		return this.files;
	}

	SchemaHistory history() {
		return this.history;
	}

	HistoryStatements statements() {
		return new HistoryStatements(this.database, this.schema.getTable(this.configuration.getTable()));
	}

	/**
	 * Does work while no other process migrates; what others have done is seen.
	 */
	<T> T lock(Callable<T> work) {
		return this.history.lock(() -> {
			this.history.clearCache();
			return work.call();
		});
	}

	/**
	 * Reads all migrations from the files and from the history.
	 */
	List<MigrationInfoImpl> migrations() {
		MigrationInfoServiceImpl service = new MigrationInfoServiceImpl(this.resolver, this.history, this.database,
				this.configuration, this.configuration.getTarget(), this.configuration.isOutOfOrder(),
				ValidatePatternUtils.getIgnoreAllPattern(), this.configuration.getCherryPick());
		service.refresh();
		return Arrays.stream(service.all())
			.map(MigrationInfoImpl.class::cast)
			.sorted(Comparator.naturalOrder())
			.toList();
	}

	/**
	 * Reads a file, all of it, so that what cannot be parsed is found now.
	 */
	SqlScript script(LoadableResource file) {
		SqlScript script = this.database.getDatabaseType()
			.createSqlScriptFactory(this.configuration, this.parsing)
			.createSqlScript(file, this.configuration.isMixed(), this.files.provider());
		script.validate();
		return script;
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
	boolean isAtomic(SqlScript script) {
		return this.database.supportsDdlTransactions() && script.executeInTransaction();
	}

	/**
	 * Lists the tables with rows that a file may lose.
	 */
	Set<String> rowsAtRisk(SqlScript script) throws SQLException {
		List<String> statements = new ArrayList<>();
		try (SqlStatementIterator read = script.getSqlStatements()) {
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
	void undo(SqlScript script, int rank) throws SQLException {
		org.flywaydb.core.internal.database.base.Connection<?> migration = this.database.getMigrationConnection();
		migration.restoreOriginalState();
		migration.changeCurrentSchemaTo(this.schema);
		Connection connection = migration.getJdbcConnection();
		HistoryStatements statements = statements();
		if (isAtomic(script)) {
			new TransactionalExecutionTemplate(connection, true).execute(() -> {
				execute(script, connection);
				migration.restoreOriginalState();
				migration.getJdbcTemplate().update(statements.delete(), rank);
				return rank;
			});
			return;
		}
		JdbcTemplate rows = (this.database.supportsDdlTransactions() ? migration : this.database.getMainConnection())
			.getJdbcTemplate();
		rows.update(statements.updateSuccess(), false, rank);
		runWithoutRollback(script, connection);
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
	 * Changes rows of the history in one transaction.
	 */
	void change(HistoryChange change) {
		org.flywaydb.core.internal.database.base.Connection<?> main = this.database.getMainConnection();
		new TransactionalExecutionTemplate(main.getJdbcConnection(), true).execute(() -> {
			change.run(main.getJdbcTemplate());
			return true;
		});
	}

	/**
	 * A change to the history.
	 */
	@FunctionalInterface
	interface HistoryChange {

		void run(JdbcTemplate rows) throws SQLException;

	}

}
