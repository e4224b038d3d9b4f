package io.appdb.faults;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Objects;

import io.appdb.engine.DatabaseType;
import org.jspecify.annotations.Nullable;

/**
 * Has at most one server and one bank at a time, and keeps them while the same ones are
 * asked for. Closed by the test class that owns it; used by one thread.
 */
final class Stage implements AutoCloseable {

	private @Nullable BankServer server;

	private @Nullable Scene scene;

	private boolean network;

	private @Nullable History history;

	/**
	 * Gets a bank.
	 * @param type its database
	 * @param network whether it goes through the proxy
	 */
	Scene scene(DatabaseType type, boolean network) throws IOException, SQLException {
		BankServer running = server(type);
		Scene current = this.scene;
		if (current == null || this.network != network) {
			closeScene();
			current = Scene.open(running, network);
			this.scene = current;
			this.network = network;
		}
		return current;
	}

	private BankServer server(DatabaseType type) throws IOException, SQLException {
		BankServer current = this.server;
		if (current == null || current.type() != type) {
			close();
			current = Scene.startServer(type);
			this.server = current;
			this.history = new History(type.keyword());
		}
		return current;
	}

	/**
	 * What was told to the customers of the database that is used.
	 */
	History history() {
		return Objects.requireNonNull(this.history, "no database yet");
	}

	private void closeScene() throws IOException {
		if (this.scene != null) {
			this.scene.close();
			this.scene = null;
		}
	}

	@Override
	public void close() throws IOException {
		closeScene();
		if (this.server != null) {
			this.server.close();
			this.server = null;
		}
	}

}
