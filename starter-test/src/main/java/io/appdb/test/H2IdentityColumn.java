package io.appdb.test;

import java.sql.Connection;
import java.sql.SQLException;

import org.h2.command.dml.DataChangeStatement;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.message.DbException;
import org.h2.schema.Sequence;
import org.h2.table.Column;
import org.hibernate.persister.entity.EntityPersister;

/**
 * H2's identity columns take identifiers that are given without noticing, and
 * {@code ALTER TABLE … RESTART} would commit: so the sequence below is moved, which H2
 * lets do only in the same process. Stateless.
 */
final class H2IdentityColumn {

	private H2IdentityColumn() {
	}

	static void moveOn(Connection connection, EntityPersister persister, long highest) throws SQLException {
		if (!(connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session)) {
			throw new IllegalArgumentException("Identifiers of " + persister.getEntityName()
					+ " are given, and those that H2 generates can only be moved past them in its own process: "
					+ "leave the identifiers out");
		}
		session.lock();
		try {
			if (session.prepare("insert into " + persister.getIdentifierTableName()
					+ " default values") instanceof DataChangeStatement statement) {
				Column column = statement.getTable().getIdentityColumn();
				Sequence sequence = (column != null) ? column.getSequence() : null;
				if (sequence != null && sequence.getBaseValue() <= highest) {
					sequence.modify(highest + sequence.getIncrement(), null, null, null, null, null, null);
					sequence.flush(session);
				}
			}
		}
		catch (DbException ex) {
			throw ex.getSQLException();
		}
		finally {
			session.unlock();
		}
	}

}
