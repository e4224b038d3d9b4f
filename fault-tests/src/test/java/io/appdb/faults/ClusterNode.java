package io.appdb.faults;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.WaitContainerResultCallback;
import com.github.dockerjava.api.model.RestartPolicy;
import org.testcontainers.containers.Container;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;

/**
 * A container that is one server of a cluster, started again when it ends by itself.
 * Closed by the cluster that owns it; used by the thread of a test.
 */
final class ClusterNode implements AutoCloseable {

	private final GenericContainer<?> container;

	private final String name;

	private final PublishedPort port;

	private ClusterNode(GenericContainer<?> container, String name, PublishedPort port) {
		this.container = container;
		this.name = name;
		this.port = port;
	}

	/**
	 * Starts a container and does not wait for its server.
	 * @param program what runs in it
	 * @param network where its neighbours find it
	 * @param name the name by which they do
	 * @param port where the bank finds it
	 */
	@SuppressWarnings("resource")
	static ClusterNode start(Program program, Network network, String name, PublishedPort port) throws IOException {
		GenericContainer<?> container = new GenericContainer<>(program.image()).withNetwork(network)
			.withNetworkAliases(name)
			.withEnv(program.environment())
			.waitingFor(new NoWait())
			.withCreateContainerCmdModifier((create) -> {
				create.getHostConfig().withRestartPolicy(RestartPolicy.unlessStoppedRestart());
				create.withHostName(name).withEntrypoint("bash", "-c", program.script()).withCmd();
			});
		container.setPortBindings(List.of(port.binding(program.port())));
		container.start();
		return new ClusterNode(container, name, port);
	}

	String name() {
		return this.name;
	}

	PublishedPort port() {
		return this.port;
	}

	/**
	 * SIGKILL: nothing in the container notices.
	 */
	void kill() {
		docker().killContainerCmd(id()).withSignal("KILL").exec();
		docker().waitContainerCmd(id()).exec(new WaitContainerResultCallback()).awaitStatusCode();
	}

	/**
	 * Starts what was killed, with the files that it left.
	 */
	void startAgain() {
		docker().startContainerCmd(id()).exec();
	}

	void run(String command) throws IOException {
		try {
			Container.ExecResult result = this.container.execInContainer("bash", "-c", command);
			if (result.getExitCode() != 0) {
				throw new IOException("'" + command + "' failed: " + result.getStderr());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException("Interrupted while '" + command + "' ran", ex);
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
		this.container.stop();
	}

	@Override
	public String toString() {
		return this.name;
	}

	/**
	 * What a node runs. A value.
	 *
	 * @param image its image
	 * @param port where its server listens
	 * @param script run by a shell
	 * @param environment variables of the script
	 */
	record Program(String image, int port, String script, Map<String, String> environment) {

	}

	/**
	 * Whoever starts a node knows when it is ready.
	 */
	private static final class NoWait extends AbstractWaitStrategy {

		@Override
		protected void waitUntilReady() {
			// see above
		}

	}

}
