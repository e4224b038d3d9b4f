package io.appdb.sample.logs;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a client sees of a log entry. Immutable.
 *
 * @param id the number of the entry
 * @param level how much it matters
 * @param loggerName who wrote it
 * @param message what happened
 * @param source where it happened
 * @param failure the exception, if there was one
 * @param extraData what else is known
 * @param createdAt when it happened
 */
record LogEntryView(@Nullable Long id, LogLevel level, String loggerName, String message, Source source,
		@Nullable Failure failure, @Nullable Map<String, Object> extraData, Instant createdAt) {

	/**
	 * Where something happened. Immutable.
	 *
	 * @param module the module
	 * @param function the function
	 * @param lineNumber the line of the source
	 * @param processId the operating system's number of the process
	 * @param threadId the number of the thread
	 */
	record Source(@Nullable String module, @Nullable String function, @Nullable Integer lineNumber,
			@Nullable Long processId, @Nullable Long threadId) {
	}

	/**
	 * The exception that went with an entry. Immutable.
	 *
	 * @param type its class
	 * @param message what it says
	 * @param traceback where it came from
	 */
	record Failure(String type, @Nullable String message, @Nullable String traceback) {
	}

}
