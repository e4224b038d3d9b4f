package io.appdb.reference;

import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.Length;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A line of the log of the examples.
 */
@Entity
@Table(name = "log_entries")
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
class LogEntry {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	@Nullable Long id;

	@Column(nullable = false, length = 20)
	String level;

	@Column(nullable = false)
	String loggerName;

	@Column(nullable = false, length = Length.LONG32)
	String message;

	@JdbcTypeCode(SqlTypes.JSON)
	@Nullable Map<String, Object> extraData;

	@CreationTimestamp
	@Nullable Instant createdAt;

	protected LogEntry() {
		this("", "", "");
	}

	LogEntry(String level, String loggerName, String message) {
		this.level = level;
		this.loggerName = loggerName;
		this.message = message;
	}

}
