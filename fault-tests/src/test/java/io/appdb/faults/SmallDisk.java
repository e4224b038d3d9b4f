package io.appdb.faults;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Driver;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.VolumeOptions;
import org.testcontainers.containers.Container;
import org.testcontainers.containers.GenericContainer;

/**
 * A disk of limited size, in memory, for the files of a server. A container of its own
 * keeps it while the server is down, fills it and frees it, and Docker removes it with
 * that container. Closed after the server, by whoever creates it.
 */
final class SmallDisk implements AutoCloseable {

	private static final Map<String, String> OPTIONS = Map.of("type", "tmpfs", "device", "tmpfs", "o", "size=600m");

	private static final String PLACE = "/disk";

	private final GenericContainer<?> keeper;

	private SmallDisk(GenericContainer<?> keeper) {
		this.keeper = keeper;
	}

	/**
	 * Creates an empty disk.
	 * @param image any image with a shell
	 */
	@SuppressWarnings("resource")
	static SmallDisk create(String image) {
		Mount disk = new Mount().withType(MountType.VOLUME)
			.withTarget(PLACE)
			.withVolumeOptions(
					new VolumeOptions().withDriverConfig(new Driver().withName("local").withOptions(OPTIONS)));
		GenericContainer<?> keeper = new GenericContainer<>(image).withCreateContainerCmdModifier((create) -> {
			mount(create, disk);
			create.withEntrypoint("sleep").withCmd("infinity");
		});
		keeper.start();
		return new SmallDisk(keeper);
	}

	private static void mount(CreateContainerCmd create, Mount mount) {
		create.getHostConfig().withMounts(List.of(mount));
	}

	/**
	 * Lets another container have it.
	 * @param create the container, not created yet
	 * @param directory where it is to be
	 */
	void mountIn(CreateContainerCmd create, String directory) {
		String name = this.keeper.getContainerInfo().getMounts().get(0).getName();
		mount(create, new Mount().withType(MountType.VOLUME).withSource(name).withTarget(directory));
	}

	/**
	 * Leaves no byte while something is done.
	 */
	void fill(Runnable meanwhile) throws IOException {
		run("cat /dev/zero > " + PLACE + "/filled || true");
		try {
			meanwhile.run();
		}
		finally {
			run("rm " + PLACE + "/filled");
		}
	}

	private void run(String command) throws IOException {
		try {
			Container.ExecResult result = this.keeper.execInContainer("sh", "-c", command);
			if (result.getExitCode() != 0) {
				throw new IOException("'" + command + "' failed: " + result.getStderr());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException("Interrupted while '" + command + "' ran", ex);
		}
	}

	@Override
	public void close() {
		this.keeper.stop();
	}

}
