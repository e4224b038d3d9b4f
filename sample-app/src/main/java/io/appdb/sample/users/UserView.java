package io.appdb.sample.users;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What a client sees of a user; never the password. Immutable.
 *
 * @param id the number of the user
 * @param email the address
 * @param username the name
 * @param role what the user may do
 * @param active whether the user takes part
 * @param createdAt when the user was created
 * @param updatedAt when the user was last changed
 */
record UserView(@Nullable Long id, String email, String username, Role role, boolean active, Instant createdAt,
		@Nullable Instant updatedAt) {

	static UserView of(User user) {
		return new UserView(user.getId(), user.getEmail(), user.getUsername(), user.getRole(), user.isActive(),
				user.getCreatedAt(), user.getUpdatedAt());
	}

}
