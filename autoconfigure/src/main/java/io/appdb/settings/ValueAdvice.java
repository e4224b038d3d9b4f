package io.appdb.settings;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import io.appdb.engine.DatabaseType;
import org.hibernate.FlushMode;
import org.jspecify.annotations.Nullable;

import org.springframework.util.unit.DataSize;

/**
 * Says what a setting of a type looks like. Stateless.
 */
public final class ValueAdvice {

	private ValueAdvice() {
	}

	/**
	 * Returns what to write.
	 * @param type the type of a setting
	 * @return words that follow a colon, or {@code null} for a type that takes any text
	 */
	public static @Nullable String of(Class<?> type) {
		if (type.isEnum()) {
			return "use one of " + Arrays.stream(type.getEnumConstants())
				.filter((constant) -> constant != FlushMode.ALWAYS && constant != DatabaseType.OTHER)
				.map((constant) -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
				.collect(Collectors.joining(", "));
		}
		if (type == Duration.class) {
			return "use a duration such as 30s, 5m or 500ms, or a bare number of seconds";
		}
		if (type == DataSize.class) {
			return "use a size such as 10MB";
		}
		if (type == boolean.class || type == Boolean.class) {
			return "use true or false";
		}
		return (type == int.class || type == Integer.class) ? "use a whole number" : null;
	}

}
