package io.appdb.sample.configs;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What a client sees of a setting. Immutable.
 *
 * @param key the name of the setting
 * @param value any JSON value
 * @param valueType what kind of JSON value it is
 * @param category what the setting belongs to
 * @param description what the setting is for
 * @param active whether the setting is in force
 * @param createdAt when it was written first
 * @param updatedAt when it was written last
 */
record ConfigView(String key, Object value, String valueType, String category, @Nullable String description,
		boolean active, Instant createdAt, Instant updatedAt) {
}
