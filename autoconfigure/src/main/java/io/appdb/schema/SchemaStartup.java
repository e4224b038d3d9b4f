package io.appdb.schema;

import java.util.List;
import java.util.function.Supplier;

import io.appdb.error.InvalidSettingException;

/**
 * Applies a {@link SchemaMode} when a database starts, and undoes {@code create-drop}
 * when it is closed. Owned by whoever starts the database; {@link #start()} and
 * {@link #close()} are called by one thread at a time. Migrations are applied elsewhere.
 */
public final class SchemaStartup implements AutoCloseable {

	private final Schema schema;

	private final SchemaMode mode;

	private final boolean dropAllowed;

	private final Supplier<List<String>> pending;

	private boolean created;

	/**
	 * Creates the start-up of one database that may have migrations.
	 * @param schema its schema
	 * @param mode what to do, not {@link SchemaMode#AUTO}: see
	 * {@link SchemaMode#resolve(boolean)}
	 * @param dropAllowed whether tables may be dropped
	 * @param pending the names of the migrations that are not applied yet, asked where
	 * the mode is {@code validate}
	 */
	public SchemaStartup(Schema schema, SchemaMode mode, boolean dropAllowed, Supplier<List<String>> pending) {
		if (mode == SchemaMode.AUTO) {
			throw new IllegalArgumentException("'app.db.schema.mode' is auto: resolve it before it is applied");
		}
		this.schema = schema;
		this.mode = mode;
		this.dropAllowed = dropAllowed;
		this.pending = pending;
	}

	/**
	 * Applies the mode.
	 * @throws SchemaValidationException when the mode is {@code validate} and the schema
	 * does not fit or migrations are pending
	 * @throws InvalidSettingException when the mode is {@code create-drop} and dropping
	 * is not allowed
	 */
	public void start() {
		switch (this.mode) {
			case VALIDATE -> validate();
			case CREATE -> this.schema.createAllTables();
			case CREATE_DROP -> recreate();
			default -> {
			}
		}
	}

	private void validate() {
		List<String> mismatches = this.schema.validate();
		List<String> missing = this.pending.get();
		if (!mismatches.isEmpty() || !missing.isEmpty()) {
			throw new SchemaValidationException(mismatches, missing);
		}
	}

	private void recreate() {
		if (!this.dropAllowed) {
			throw new InvalidSettingException("app.db.schema.mode",
					"create-drop, which drops the tables of this database",
					"set 'app.db.schema.allow-drop' to true if they may go, or use the mode create");
		}
		this.schema.dropAllTables();
		this.schema.createAllTables();
		this.created = true;
	}

	/**
	 * Drops the tables if the mode is {@code create-drop} and {@link #start()} created
	 * them; does nothing the second time.
	 */
	@Override
	public void close() {
		if (this.created) {
			this.created = false;
			this.schema.dropAllTables();
		}
	}

}
