package io.appdb.mysql;

import java.sql.SQLException;

import io.appdb.bulk.Batch;
import io.appdb.bulk.BatchWriter;
import io.appdb.session.BatchKind;
import org.jspecify.annotations.Nullable;

/**
 * Writes to MySQL. Without state, shared by all threads.
 */
final class MySqlWriter implements BatchWriter {

	private final MultiRowStatements statements = new MultiRowStatements("%s=new.%s", " as new");

	@Override
	public String means(Batch batch, BatchKind kind) {
		return MultiRowStatements.means(kind);
	}

	@Override
	public @Nullable String fallbackReason(Batch batch, BatchKind kind) {
		return null;
	}

	@Override
	public void insert(Batch batch) throws SQLException {
		this.statements.insert(batch);
	}

	@Override
	public void update(Batch batch) throws SQLException {
		this.statements.update(batch);
	}

	@Override
	public void delete(Batch batch) throws SQLException {
		this.statements.delete(batch);
	}

	@Override
	public void upsert(Batch batch) throws SQLException {
		this.statements.upsert(batch);
	}

}
