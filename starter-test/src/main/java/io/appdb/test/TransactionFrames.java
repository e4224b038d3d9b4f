package io.appdb.test;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.ResourceTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The frames of the current thread, one for each database of the test, that of the
 * default one first. Stateless.
 */
final class TransactionFrames {

	private TransactionFrames() {
	}

	static void add(TransactionFrame frame) {
		List<TransactionFrame> frames = new ArrayList<>(all());
		frames.add(frame);
		bind(frames);
	}

	static void remove(TransactionFrame frame) {
		List<TransactionFrame> frames = new ArrayList<>(all());
		frames.remove(frame);
		bind(frames);
	}

	private static void bind(List<TransactionFrame> frames) {
		TransactionSynchronizationManager.unbindResourceIfPossible(TransactionFrames.class);
		if (!frames.isEmpty()) {
			TransactionSynchronizationManager.bindResource(TransactionFrames.class, List.copyOf(frames));
		}
	}

	@SuppressWarnings("unchecked")
	private static List<TransactionFrame> all() {
		List<TransactionFrame> frames = (List<TransactionFrame>) TransactionSynchronizationManager
			.getResource(TransactionFrames.class);
		return (frames != null) ? frames : List.of();
	}

	/**
	 * Finds the frame that a transaction manager works in on the current thread.
	 * @param resource what the transaction manager opens transactions of: an entity
	 * manager factory, or a data source for JDBC alone
	 * @return the frame; {@code null} if there is none, a session outside of it is at
	 * work, or the data source is that of no frame
	 */
	static @Nullable TransactionFrame find(Object resource) {
		TransactionFrame frame = (resource instanceof DataSource) ? ofConnection(resource)
				: find((candidate) -> resource.equals(factory(candidate.manager())));
		return (frame != null && frame.isCurrent()) ? frame : null;
	}

	private static @Nullable TransactionFrame ofConnection(Object dataSource) {
		Object connection = TransactionSynchronizationManager.getResource(dataSource);
		return (connection != null) ? find((candidate) -> connection == connection(candidate.manager())) : null;
	}

	/**
	 * A transaction manager that no frame is known to be of belongs to the first.
	 */
	private static @Nullable TransactionFrame find(Predicate<TransactionFrame> known) {
		List<TransactionFrame> frames = all();
		return frames.stream().filter(known).findFirst().orElse(frames.isEmpty() ? null : frames.get(0));
	}

	private static @Nullable Object factory(PlatformTransactionManager manager) {
		return (manager instanceof ResourceTransactionManager of) ? of.getResourceFactory() : null;
	}

	/**
	 * What is bound to the thread for the data source of a transaction manager.
	 */
	private static @Nullable Object connection(PlatformTransactionManager manager) {
		DataSource dataSource = (manager instanceof JpaTransactionManager jpa) ? jpa.getDataSource() : null;
		return (dataSource != null) ? TransactionSynchronizationManager.getResource(dataSource) : null;
	}

}
