package io.appdb.sample.logs;

import java.time.Instant;
import java.util.Map;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import org.hibernate.Length;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened. A persistence context owns it; one thread at a time.
 */
@Entity
@Table(name = "log_entries", indexes = { @Index(name = "ix_log_entries_level", columnList = "level, created_at"),
		@Index(name = "ix_log_entries_logger", columnList = "logger_name, created_at") })
public class LogEntry {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	@Enumerated(EnumType.STRING)
	@JdbcTypeCode(SqlTypes.VARCHAR)
	@Column(nullable = false, length = 20)
	private LogLevel level;

	@Column(name = "logger_name", nullable = false, length = 255)
	private String loggerName;

	@Column(nullable = false, length = Length.LONG32)
	private String message;

	@Column(length = 255)
	private @Nullable String module;

	@Column(name = "`function`", length = 255)
	private @Nullable String function;

	@Column(name = "line_number")
	private @Nullable Integer lineNumber;

	@Column(name = "process_id")
	private @Nullable Long processId;

	@Column(name = "thread_id")
	private @Nullable Long threadId;

	@Column(name = "exception_type", length = 255)
	private @Nullable String exceptionType;

	@Column(name = "exception_message", length = Length.LONG32)
	private @Nullable String exceptionMessage;

	@Column(length = Length.LONG32)
	private @Nullable String traceback;

	@JdbcTypeCode(SqlTypes.JSON)
	@Column(name = "extra_data")
	private @Nullable Map<String, Object> extraData;

	@CreationTimestamp
	@Column(name = "created_at", nullable = false, updatable = false)
	@SuppressWarnings("NullAway.Init")
	private Instant createdAt;

	/**
	 * For Hibernate.
	 */
	protected LogEntry() {
	}

	/**
	 * Creates an entry for what happens here and now.
	 * @param level how much it matters
	 * @param source the class it happens in
	 * @param message what happens
	 * @param extraData what else is known about it
	 */
	public LogEntry(LogLevel level, Class<?> source, String message, Map<String, Object> extraData) {
		this.level = level;
		this.loggerName = source.getName();
		this.module = source.getPackageName();
		this.message = message;
		this.extraData = Map.copyOf(extraData);
		this.processId = ProcessHandle.current().pid();
		this.threadId = currentThreadId();
	}

	@SuppressWarnings("deprecation")
	private static long currentThreadId() {
		return Thread.currentThread().getId();
	}

	LogEntryView toView() {
		return new LogEntryView(this.id, this.level, this.loggerName, this.message, source(), failure(), this.extraData,
				this.createdAt);
	}

	private LogEntryView.Source source() {
		return new LogEntryView.Source(this.module, this.function, this.lineNumber, this.processId, this.threadId);
	}

	private LogEntryView.@Nullable Failure failure() {
		return (this.exceptionType != null)
				? new LogEntryView.Failure(this.exceptionType, this.exceptionMessage, this.traceback) : null;
	}

}
