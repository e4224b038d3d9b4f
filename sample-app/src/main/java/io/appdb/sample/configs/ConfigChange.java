package io.appdb.sample.configs;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * How the value of a setting in force has changed. Immutable.
 *
 * @param key the name of the setting
 * @param before its value, or {@code null} if it was not in force
 * @param now its value, or {@code null} if it is no longer in force
 */
public record ConfigChange(String key, @Nullable Object before, @Nullable Object now) {

	static List<ConfigChange> between(Map<String, ConfigView> before, Map<String, ConfigView> now) {
		TreeSet<String> keys = new TreeSet<>(before.keySet());
		keys.addAll(now.keySet());
		return keys.stream()
			.map((key) -> new ConfigChange(key, value(before.get(key)), value(now.get(key))))
			.filter((change) -> !Objects.equals(change.before(), change.now()))
			.toList();
	}

	private static @Nullable Object value(@Nullable ConfigView config) {
		return (config != null) ? config.value() : null;
	}

}
