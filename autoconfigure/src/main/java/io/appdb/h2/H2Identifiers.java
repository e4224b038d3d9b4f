package io.appdb.h2;

import java.sql.SQLException;

import io.appdb.bulk.Batch;
import io.appdb.bulk.MappedNames;
import org.h2.command.dml.DataChangeStatement;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.message.DbException;
import org.h2.schema.Sequence;
import org.h2.table.Column;
import org.jspecify.annotations.Nullable;

/**
 * Takes identifiers from an identity column of H2 before the rows are written: asking for
 * those that were generated takes H2 as long again as writing the rows. Without state,
 * safe for every thread.
 */
final class H2Identifiers {

	private H2Identifiers() {
	}

	/**
	 * Takes an identifier for each entity of a batch.
	 * @param insert writes a row of the table
	 * @return whether it did; not if the database runs in another process, nor if the
	 * column accepts no value
	 */
	static boolean take(Batch batch, String insert) throws SQLException {
		if (!(batch.connection().unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session)) {
			return false;
		}
		session.lock();
		try {
			Sequence sequence = sequence(session, insert, MappedNames.unquoted(batch.plan().column(0).name()));
			if (sequence == null) {
				return false;
			}
			for (int index = 0; index < batch.size(); index++) {
				batch.identified(index, session.getNextValueFor(sequence, null).getLong());
			}
			return true;
		}
		catch (DbException ex) {
			throw ex.getSQLException();
		}
		finally {
			session.unlock();
		}
	}

	private static @Nullable Sequence sequence(SessionLocal session, String insert, String key) {
		if (!(session.prepare(insert) instanceof DataChangeStatement statement)) {
			return null;
		}
		Column column = statement.getTable().getIdentityColumn();
		boolean usable = column != null && column.getName().equalsIgnoreCase(key) && !column.isGeneratedAlways();
		return usable ? column.getSequence() : null;
	}

}
