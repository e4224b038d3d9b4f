package io.appdb.test.server;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL for root, as which it refuses to run: its programs run as the user
 * {@code nobody}. Used where no process may take another user's place in a namespace of
 * its own, as in most containers. Owned by the run that starts it; one thread at a time.
 */
final class UnprivilegedPostgreSql implements AutoCloseable {

	private static final String NOBODY = "nobody";

	private static final int SECONDS = 60;

	private static final Set<PosixFilePermission> PASSABLE = PosixFilePermissions.fromString("rwx--x--x");

	private static final Set<PosixFilePermission> READABLE = PosixFilePermissions.fromString("rwxr-xr-x");

	private final Path programs;

	private final Path data;

	private final Path log;

	private final int port;

	private UnprivilegedPostgreSql(Path programs, Path data, Path log, int port) {
		this.programs = programs;
		this.data = data;
		this.log = log;
		this.port = port;
	}

	/**
	 * Starts a server that lets every local user in.
	 * @param directory the run's directory, which nobody gets to pass through and not to
	 * list
	 * @param data where its data go, below the directory
	 * @param settings its settings
	 * @return the server
	 * @throws IOException if it does not start
	 */
	static UnprivilegedPostgreSql start(Path directory, Path data, Map<String, String> settings) throws IOException {
		Files.setPosixFilePermissions(directory, PASSABLE);
		Files.setPosixFilePermissions(directory.toAbsolutePath().getParent(), PASSABLE);
		Path programs = Files.createDirectory(directory.resolve("postgresql-programs"));
		Files.setPosixFilePermissions(programs, READABLE);
		unpack(programs);
		Files.createDirectory(data);
		Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
		Files.setOwner(data, data.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(NOBODY));
		UnprivilegedPostgreSql server = new UnprivilegedPostgreSql(programs.resolve("bin"), data,
				directory.resolve("postgresql.log"), freePort());
		server.run("initdb", "-A", "trust", "-U", "postgres", "-E", "UTF-8", "-D", data.toString());
		server.run("pg_ctl", "-w", "-t", Integer.toString(SECONDS), "-D", data.toString(), "-o",
				server.options(settings), "start");
		return server;
	}

	private static void unpack(Path target) throws IOException {
		String processor = System.getProperty("os.arch").equals("amd64") ? "x86_64" : System.getProperty("os.arch");
		try (InputStream archive = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary("Linux", processor);
				TarArchiveInputStream entries = new TarArchiveInputStream(new XZInputStream(archive))) {
			for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
				unpack(entries, entry, entry.resolveIn(target));
			}
		}
	}

	private static void unpack(InputStream content, TarArchiveEntry entry, Path file) throws IOException {
		if (entry.isDirectory()) {
			makeReadable(Files.createDirectories(file));
			return;
		}
		makeReadable(Files.createDirectories(file.getParent()));
		if (entry.isSymbolicLink()) {
			Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
		}
		else {
			Files.copy(content, file);
			makeReadable(file);
		}
	}

	private static void makeReadable(Path file) throws IOException {
		Files.setPosixFilePermissions(file, READABLE);
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	private String options(Map<String, String> settings) {
		String each = settings.entrySet()
			.stream()
			.map((setting) -> " -c " + setting.getKey() + "=" + setting.getValue())
			.collect(Collectors.joining());
		return "-p " + this.port + each;
	}

	int port() {
		return this.port;
	}

	/**
	 * Stops the server without waiting for its clients.
	 */
	@Override
	public void close() throws IOException {
		run("pg_ctl", "-w", "-m", "fast", "-D", this.data.toString(), "stop");
	}

	private void run(String program, String... arguments) throws IOException {
		List<String> words = new ArrayList<>(List.of(this.programs.resolve(program).toString()));
		words.addAll(List.of(arguments));
		String command = words.stream().map(UnprivilegedPostgreSql::quoted).collect(Collectors.joining(" "));
		ProcessBuilder builder = new ProcessBuilder("su", "-s", "/bin/sh", "-c", command, NOBODY)
			.directory(new File("/"))
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(this.log.toFile()));
		Process process = builder.start();
		try {
			boolean ended = process.waitFor(2 * SECONDS, TimeUnit.SECONDS);
			if (!ended || process.exitValue() != 0) {
				process.destroyForcibly();
				throw new IOException(program + " as user '" + NOBODY + "' "
						+ (ended ? "failed" : "did not end within " + 2 * SECONDS + " s") + ": " + lastLine());
			}
		}
		catch (InterruptedException ex) {
			process.destroyForcibly();
			Thread.currentThread().interrupt();
			throw new InterruptedIOException("Interrupted while " + program + " was running");
		}
	}

	private String lastLine() throws IOException {
		List<String> lines = Files.readAllLines(this.log);
		return lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1).strip();
	}

	private static String quoted(String word) {
		return "'" + word.replace("'", "'\\''") + "'";
	}

}
