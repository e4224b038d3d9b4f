package io.appdb.session;

import java.util.function.LongConsumer;

import io.appdb.error.Arguments;

/**
 * How a batch from a stream is written. Immutable; the callback runs on the thread that
 * writes.
 */
public final class BatchOptions {

	private static final int CHUNK = 10_000;

	private static final BatchOptions DEFAULTS = new BatchOptions(CHUNK, (rows) -> {
	});

	private final int chunkSize;

	private final LongConsumer progress;

	private BatchOptions(int chunkSize, LongConsumer progress) {
		this.chunkSize = chunkSize;
		this.progress = progress;
	}

	/**
	 * Chunks of 10,000 entities, and nobody is told of the progress.
	 * @return the defaults
	 */
	public static BatchOptions defaults() {
		return DEFAULTS;
	}

	/**
	 * Sets how many entities are taken from the stream before they are written. Only so
	 * many are in memory at a time.
	 * @param entities the number, 1 or more
	 * @return options with that chunk size
	 * @throws IllegalArgumentException when the number is less than 1
	 */
	public BatchOptions withChunkSize(int entities) {
		if (entities < 1) {
			throw new IllegalArgumentException("The chunk size of a batch is " + entities + ": use 1 or more");
		}
		return new BatchOptions(entities, this.progress);
	}

	/**
	 * Sets who is told, after each chunk, how many rows the batch has written so far.
	 * What it throws ends the batch, of which nothing remains.
	 * @param rows takes the number of rows
	 * @return options with that callback
	 */
	public BatchOptions withProgress(LongConsumer rows) {
		Arguments.required("withProgress", "rows", rows);
		return new BatchOptions(this.chunkSize, rows);
	}

	int chunkSize() {
		return this.chunkSize;
	}

	LongConsumer progress() {
		return this.progress;
	}

}
