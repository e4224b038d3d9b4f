package io.appdb.session;

import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;

/**
 * The rows of a stream that are read while it is consumed, with translated errors. Lives
 * as long as the stream; one thread at a time.
 *
 * @param <T> what a row is read into
 */
final class TranslatedRows<T extends @Nullable Object> implements Spliterator<T> {

	private final Spliterator<T> rows;

	private final SessionErrors errors;

	private TranslatedRows(Spliterator<T> rows, SessionErrors errors) {
		this.rows = rows;
		this.errors = errors;
	}

	static <T extends @Nullable Object> Stream<T> of(Stream<T> rows, SessionErrors errors) {
		return StreamSupport.stream(() -> new TranslatedRows<>(rows.spliterator(), errors), ORDERED, false)
			.onClose(rows::close);
	}

	@Override
	public boolean tryAdvance(Consumer<? super T> action) {
		try {
			return this.rows.tryAdvance(action);
		}
		catch (RuntimeException ex) {
			throw this.errors.translate(ex);
		}
	}

	@Override
	public @Nullable Spliterator<T> trySplit() {
		return null;
	}

	@Override
	public long estimateSize() {
		return this.rows.estimateSize();
	}

	@Override
	public int characteristics() {
		return ORDERED;
	}

}
