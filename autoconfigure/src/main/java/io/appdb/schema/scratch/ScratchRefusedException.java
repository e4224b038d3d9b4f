package io.appdb.schema.scratch;

import java.sql.SQLException;

/**
 * Thrown when a scratch database cannot be made because the user may not.
 */
public final class ScratchRefusedException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	public ScratchRefusedException(ScratchAddress address, String grant, SQLException cause) {
		super("The user '" + address.username() + "' may not create a scratch database at " + address + ": " + grant
				+ ", or set 'app.db.migration.scratch-url' to a server where databases may be created", cause);
	}

}
