package io.appdb.benchmarks.junit;

import java.util.Optional;

import io.appdb.benchmarks.bulk.User;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * The repository of the tested application. Spring Data makes it, safe for every thread.
 */
public interface Users extends JpaRepository<User, Long> {

	/**
	 * Finds a user.
	 * @param username the name
	 * @return the user
	 */
	Optional<User> findByUsername(String username);

}
