package io.appdb.session.async;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskDecorator;
import org.springframework.core.task.support.ContextPropagatingTaskDecorator;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.util.ClassUtils;

/**
 * Where tasks run. Stateless.
 */
public final class TaskThreads {

	private static final String NAME = "db-async-";

	private static final int FIRST_WITH_VIRTUAL_THREADS = 21;

	private static final Duration IDLE = Duration.ofSeconds(10);

	private TaskThreads() {
	}

	/**
	 * Makes an executor that never has to be shut down: a virtual thread for each task
	 * where the JDK has them, otherwise a pool whose threads end when they are idle.
	 * @param limit how many tasks run at a time
	 */
	public static Executor create(int limit) {
		if (Runtime.version().feature() >= FIRST_WITH_VIRTUAL_THREADS) {
			SimpleAsyncTaskExecutor virtual = new SimpleAsyncTaskExecutor(NAME);
			virtual.setVirtualThreads(true);
			return virtual;
		}
		CustomizableThreadFactory factory = new CustomizableThreadFactory(NAME);
		factory.setDaemon(true);
		ThreadPoolExecutor pool = new ThreadPoolExecutor(limit, limit, IDLE.toSeconds(), TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(), factory);
		pool.allowCoreThreadTimeOut(true);
		return pool;
	}

	/**
	 * Takes along what Micrometer's context propagation knows of the calling thread,
	 * where it is there.
	 */
	public static TaskDecorator context() {
		boolean present = ClassUtils.isPresent("io.micrometer.context.ContextSnapshotFactory",
				TaskThreads.class.getClassLoader());
		return present ? new ContextPropagatingTaskDecorator() : (task) -> task;
	}

}
