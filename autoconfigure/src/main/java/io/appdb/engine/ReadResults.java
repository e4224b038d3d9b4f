package io.appdb.engine;

import java.util.List;

import org.hibernate.query.spi.ScrollableResultsImplementor;
import org.jspecify.annotations.Nullable;

/**
 * Results that are scrolled through after all of them have been read. Owned by whoever
 * scrolls; one thread at a time.
 *
 * @param <R> the type of a result
 */
final class ReadResults<R> implements ScrollableResultsImplementor<R> {

	private final List<R> rows;

	/**
	 * From 0, before the first row, to one more than there are rows.
	 */
	private int position;

	private boolean closed;

	ReadResults(List<R> rows) {
		this.rows = rows;
	}

	@Override
	public @Nullable R get() {
		requireOpen();
		return isOnRow() ? this.rows.get(this.position - 1) : null;
	}

	@Override
	public boolean next() {
		return move(this.position + 1L);
	}

	@Override
	public boolean previous() {
		return move(this.position - 1L);
	}

	@Override
	public boolean scroll(int positions) {
		return move(this.position + (long) positions);
	}

	@Override
	public boolean position(int position) {
		return move((position < 0) ? this.rows.size() + 1L + position : position);
	}

	@Override
	public boolean first() {
		return move(1);
	}

	@Override
	public boolean last() {
		return move(this.rows.size());
	}

	@Override
	public void beforeFirst() {
		move(0);
	}

	@Override
	public void afterLast() {
		move(this.rows.size() + 1L);
	}

	@Override
	public boolean isFirst() {
		return isOnRow() && this.position == 1;
	}

	@Override
	public boolean isLast() {
		return isOnRow() && this.position == this.rows.size();
	}

	@Override
	public int getPosition() {
		return isOnRow() ? this.position : 0;
	}

	@Override
	@SuppressWarnings("removal")
	public int getRowNumber() {
		return getPosition() - 1;
	}

	@Override
	@SuppressWarnings("removal")
	public boolean setRowNumber(int rowNumber) {
		return position(rowNumber);
	}

	/**
	 * Nothing is left to fetch.
	 */
	@Override
	public void setFetchSize(int fetchSize) {
	}

	@Override
	public void close() {
		this.closed = true;
	}

	@Override
	public boolean isClosed() {
		return this.closed;
	}

	private boolean move(long target) {
		requireOpen();
		this.position = (int) Math.max(0, Math.min(target, this.rows.size() + 1L));
		return isOnRow();
	}

	private boolean isOnRow() {
		return this.position > 0 && this.position <= this.rows.size();
	}

	private void requireOpen() {
		if (this.closed) {
			throw new IllegalStateException("ScrollableResults is closed");
		}
	}

}
