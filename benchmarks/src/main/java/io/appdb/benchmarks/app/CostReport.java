package io.appdb.benchmarks.app;

import java.lang.management.ManagementFactory;
import java.util.Arrays;

import com.sun.management.ThreadMXBean;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells what the application has spent so far: bytes that its threads have allocated, and
 * round trips to the database where {@link CountingSocketFactory} counts them. Shared by
 * all threads.
 */
@RestController
final class CostReport {

	private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	@GetMapping("/cost")
	String cost() {
		long bytes = Arrays.stream(this.threads.getThreadAllocatedBytes(this.threads.getAllThreadIds()))
			.filter((allocated) -> allocated > 0)
			.sum();
		return bytes + " " + CountingSocketFactory.roundTrips();
	}

}
