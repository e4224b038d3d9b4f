package io.appdb.sample.users;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.validation.groups.Default;
import org.jspecify.annotations.Nullable;

/**
 * What a client says about a user. Immutable.
 *
 * @param email the address, nobody else's
 * @param username the name, nobody else's
 * @param password the password; may be left out when a user is updated
 * @param role what the user may do
 * @param active whether the user takes part, true by default
 */
record UserInput(@Schema(example = "ada@example.org") @NotBlank @Email @Size(max = 255) String email,
		@Schema(example = "ada") @NotBlank @Size(max = 100) String username,
		@Schema(example = "correct horse") @JsonProperty(access = JsonProperty.Access.WRITE_ONLY) @NotBlank(
				groups = Create.class) @Size(min = 8, max = 200) @Nullable String password,
		@NotNull Role role, @Schema(defaultValue = "true") @Nullable Boolean active) {

	boolean isActive() {
		return this.active == null || this.active;
	}

	@Override
	public String toString() {
		return "UserInput[username=" + this.username + "]";
	}

	/**
	 * What is required of a new user beside the rest.
	 */
	interface Create extends Default {

	}

}
