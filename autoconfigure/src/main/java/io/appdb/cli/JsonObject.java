package io.appdb.cli;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A result for programs, written with the Jackson that Flyway brings. Used by one thread.
 */
final class JsonObject {

	private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

	/**
	 * Adds a member.
	 * @param value a text, a number, a boolean, a list, another object or {@code null}
	 */
	JsonObject with(String name, @Nullable Object value) {
		this.members.put(name, value);
		return this;
	}

	@JsonValue
	Map<String, @Nullable Object> members() {
		return this.members;
	}

	String text() {
		return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(this);
	}

}
