package io.appdb.test.server;

import java.io.IOException;

import com.github.dockerjava.api.exception.DockerException;
import org.testcontainers.containers.GenericContainer;

/**
 * Pauses a container through Docker. Used by {@link OnceControl} alone, one thread at a
 * time.
 */
final class ContainerControl implements ServerControl {

	private final GenericContainer<?> container;

	ContainerControl(GenericContainer<?> container) {
		this.container = container;
	}

	@Override
	public boolean supported() {
		return true;
	}

	@Override
	public void pause() throws IOException {
		run(() -> this.container.getDockerClient().pauseContainerCmd(this.container.getContainerId()).exec());
	}

	@Override
	public void resume() throws IOException {
		run(() -> this.container.getDockerClient().unpauseContainerCmd(this.container.getContainerId()).exec());
	}

	private void run(Runnable command) throws IOException {
		try {
			command.run();
		}
		catch (DockerException ex) {
			throw new IOException("Docker refuses to pause or resume " + this.container.getDockerImageName(), ex);
		}
	}

}
