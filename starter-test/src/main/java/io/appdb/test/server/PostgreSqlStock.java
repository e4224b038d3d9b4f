package io.appdb.test.server;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies of templates that are made before somebody asks for them. A template that nobody
 * has asked for has none; whenever somebody has to wait, one more is kept, up to four.
 * What was replaced is dropped when nothing is to be made. Owned by
 * {@link PostgreSqlCopies}; safe for every thread.
 */
final class PostgreSqlStock implements AutoCloseable {

	private static final Logger LOGGER = LoggerFactory.getLogger(PostgreSqlStock.class);

	private final Map<TemplateName, Shelf> shelves = new HashMap<>();

	private final BackgroundQueue work = new BackgroundQueue();

	private final PostgreSqlDuplication duplication;

	PostgreSqlStock(PostgreSqlDuplication duplication) {
		this.duplication = duplication;
	}

	/**
	 * Takes a copy that was made ahead, and waits for it when it is just being made.
	 * @param template the template
	 * @return the copy, the caller's from now on; empty if none was made
	 */
	Optional<ServerDatabase> take(TemplateName template) {
		Optional<CompletableFuture<ServerDatabase>> made;
		synchronized (this) {
			made = this.shelves.computeIfAbsent(template, (name) -> new Shelf()).take();
		}
		try {
			return made.isPresent() ? Optional.of(BackgroundWork.result(made.get())) : Optional.empty();
		}
		catch (SQLException ex) {
			LOGGER.debug("The copy of {} made ahead has failed, another one is made", template, ex);
			return Optional.empty();
		}
	}

	/**
	 * Makes ahead what is missing.
	 * @param template a template from which {@link #take} has taken
	 */
	synchronized void refill(TemplateName template) {
		Shelf shelf = this.shelves.computeIfAbsent(template, (name) -> new Shelf());
		while (shelf.lacks()) {
			shelf.copies.add(this.work.make(() -> this.duplication.copy(template.name())));
		}
	}

	void drop(ServerDatabase replaced) {
		this.work.clear(() -> {
			try {
				replaced.remove();
			}
			catch (Exception ex) {
				LOGGER.debug("The replaced {} was not removed and stays until the next run", replaced, ex);
			}
		});
	}

	/**
	 * Drops everything that is left.
	 */
	@Override
	public synchronized void close() {
		this.work.close();
		for (Shelf shelf : this.shelves.values()) {
			shelf.made().forEach(this::drop);
		}
		this.shelves.clear();
	}

	/**
	 * The copies of one template. Owned and guarded by the stock.
	 */
	private static final class Shelf {

		private static final int MOST = 4;

		private final Deque<CompletableFuture<ServerDatabase>> copies = new ArrayDeque<>();

		private int size;

		Optional<CompletableFuture<ServerDatabase>> take() {
			Optional<CompletableFuture<ServerDatabase>> first = Optional.ofNullable(this.copies.poll());
			if (first.isEmpty() || !first.get().isDone()) {
				this.size = Math.min(this.size + 1, MOST);
			}
			return first;
		}

		Stream<ServerDatabase> made() {
			return this.copies.stream()
				.filter((copy) -> copy.isDone() && !copy.isCompletedExceptionally())
				.map(CompletableFuture::join);
		}

		boolean lacks() {
			return this.copies.size() < this.size;
		}

	}

}
