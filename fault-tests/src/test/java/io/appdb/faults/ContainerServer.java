package io.appdb.faults;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.WaitContainerResultCallback;
import com.github.dockerjava.api.model.RestartPolicy;
import io.appdb.engine.DatabaseType;
import org.testcontainers.containers.JdbcDatabaseContainer;

/**
 * A server in a container of its own, on a disk of its own. Its port stays the same when
 * it is started again, and it is started again when it has ended by itself.
 */
final class ContainerServer implements BankServer {

	private static final int SECONDS_TO_END = 20;

	private final DatabaseType type;

	private final JdbcDatabaseContainer<?> container;

	private final String url;

	private final SmallDisk disk;

	private ContainerServer(DatabaseType type, JdbcDatabaseContainer<?> container, String url, SmallDisk disk) {
		this.type = type;
		this.container = container;
		this.url = url;
		this.disk = disk;
	}

	@SuppressWarnings("resource")
	static ContainerServer start(DatabaseType type) throws IOException, SQLException {
		ServerImage image = ServerImage.of(type);
		PublishedPort port = PublishedPort.free();
		ContainerServer server = new ContainerServer(type, image.container(), image.url(port),
				SmallDisk.create(image.image()));
		server.container.setPortBindings(List.of(port.binding(image.port())));
		server.container.withCreateContainerCmdModifier((create) -> server.prepare(create, image));
		try {
			server.container.start();
			try (Connection administrator = server.administer()) {
				Dialect.of(type).createUser(administrator);
			}
			return server;
		}
		catch (SQLException | RuntimeException ex) {
			server.close();
			throw ex;
		}
	}

	private void prepare(CreateContainerCmd create, ServerImage image) {
		create.withStopSignal(image.stopSignal());
		create.getHostConfig().withRestartPolicy(RestartPolicy.unlessStoppedRestart());
		this.disk.mountIn(create, image.files());
	}

	@Override
	public DatabaseType type() {
		return this.type;
	}

	@Override
	public Address address() {
		return Dialect.of(this.type).bank(this.url);
	}

	@Override
	public Address entrance() {
		return Dialect.of(this.type).entrance(this.url);
	}

	@Override
	public Connection administer() throws SQLException {
		return new Address(this.url, this.container.getUsername(), ServerImage.PASSWORD).connect();
	}

	@Override
	public void kill() {
		docker().killContainerCmd(id()).withSignal("KILL").exec();
		docker().waitContainerCmd(id()).exec(new WaitContainerResultCallback()).awaitStatusCode();
		docker().startContainerCmd(id()).exec();
	}

	@Override
	public void restart() {
		docker().restartContainerCmd(id()).withTimeout(SECONDS_TO_END).exec();
	}

	@Override
	public void pause(Duration duration) {
		docker().pauseContainerCmd(id()).exec();
		Pause.of(duration);
		docker().unpauseContainerCmd(id()).exec();
	}

	@Override
	public int maxConnections() {
		return ServerImage.MAX_CONNECTIONS;
	}

	@Override
	public void fillDisk(Duration duration) throws IOException, SQLException {
		if (this.type == DatabaseType.POSTGRESQL) {
			this.disk.fill(() -> Pause.of(duration));
			return;
		}
		try (Connection administrator = administer()) {
			Ballast.prepare(administrator);
		}
		this.disk.fill(() -> Ballast.take(this::administer, duration));
		Pause.until(address()::answers, "the server does not answer");
		try (Connection administrator = administer()) {
			Ballast.drop(administrator);
		}
	}

	private DockerClient docker() {
		return this.container.getDockerClient();
	}

	private String id() {
		return this.container.getContainerId();
	}

	@Override
	public void close() {
		try (this.disk) {
			this.container.stop();
		}
	}

}
