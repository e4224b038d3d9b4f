package io.appdb.sample.configs;

import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a client says about a setting. Immutable.
 *
 * @param value any JSON value but null
 * @param category what the setting belongs to, {@code general} by default
 * @param description what the setting is for
 * @param active whether the setting is in force, true by default
 */
record ConfigInput(@Schema(example = "42") @NotNull Object value,
		@Schema(defaultValue = "general") @Size(min = 1, max = 100) @Nullable String category,
		@Size(max = 10_000) @Nullable String description, @Schema(defaultValue = "true") @Nullable Boolean active) {

	private static final String GENERAL = "general";

	boolean isActive() {
		return this.active == null || this.active;
	}

	String categoryOrGeneral() {
		return (this.category != null) ? this.category : GENERAL;
	}

	String valueType() {
		if (this.value instanceof String) {
			return "string";
		}
		if (this.value instanceof Number) {
			return "number";
		}
		if (this.value instanceof Boolean) {
			return "boolean";
		}
		return (this.value instanceof List) ? "array" : "object";
	}

}
