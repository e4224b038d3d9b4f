package io.appdb.faults;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Changes the password of the bank's user and changes it back. No instances.
 */
final class WrongPassword {

	private WrongPassword() {
	}

	/**
	 * Ends the bank's connections and lets its new ones fail.
	 * @param scene the bank and its server
	 * @param duration for how long
	 */
	static void hold(Scene scene, Duration duration) throws SQLException {
		Dialect dialect = Dialect.of(scene.server().type());
		try (Connection administrator = scene.server().administer()) {
			dialect.changePassword(administrator, "another");
			try {
				EndedSessions.of(scene.server(), administrator);
				Pause.of(duration);
			}
			finally {
				dialect.changePassword(administrator, Dialect.BANK);
			}
		}
	}

}
