package io.appdb.benchmarks.app;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * Tells the benchmark on the standard output that an application is ready, how long that
 * took and what memory it needs. Stateless.
 */
final class StartReport {

	private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

	private StartReport() {
	}

	/**
	 * Prints the line and waits for the end of the standard input.
	 */
	@SuppressWarnings("SystemOut")
	static void print(ConfigurableApplicationContext context) throws IOException {
		long millis = System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
		long resident = residentKilobytes();
		System.gc();
		MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
		long live = memory.getHeapMemoryUsage().getUsed() + memory.getNonHeapMemoryUsage().getUsed();
		System.out.println("READY " + context.getEnvironment().getProperty("local.server.port") + " " + millis + " "
				+ resident + " " + live / 1024);
		while (System.in.read() >= 0) {
			Thread.onSpinWait();
		}
		context.close();
	}

	private static long residentKilobytes() throws IOException {
		Path status = Path.of("/proc/self/status");
		if (!Files.exists(status)) {
			return 0;
		}
		Matcher resident = RESIDENT.matcher(Files.readString(status));
		return resident.find() ? Long.parseLong(resident.group(1)) : 0;
	}

}
