package io.appdb.schema.zoo;

import java.sql.Timestamp;
import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/**
 * Versions of each kind.
 */
final class Versions {

	private Versions() {
	}

	@Entity(name = "NumberVersion")
	static class NumberVersion {

		@Id
		@GeneratedValue
		@Nullable Long id;

		@Version
		long version;

	}

	@Entity(name = "ShortVersion")
	static class ShortVersion {

		@Id
		@GeneratedValue
		@Nullable Long id;

		@Version
		@Column(name = "`version`", nullable = false)
		@Nullable Short version;

	}

	@Entity(name = "InstantVersion")
	static class InstantVersion {

		@Id
		@GeneratedValue
		@Nullable Long id;

		@Version
		@Nullable Instant version;

	}

	@Entity(name = "TimestampVersion")
	static class TimestampVersion {

		@Id
		@GeneratedValue
		@Nullable Long id;

		@Version
		@Nullable Timestamp version;

	}

}
