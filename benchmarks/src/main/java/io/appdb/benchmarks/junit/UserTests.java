package io.appdb.benchmarks.junit;

import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.appdb.benchmarks.bulk.User;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One test that opens the application, and 50 that write and read with a repository.
 * JUnit makes an instance for each test.
 */
abstract class UserTests {

	@Autowired
	@SuppressWarnings("NullAway.Init") // Spring sets it
	Users users;

	@Test
	@Tag("open")
	void opens() {
		assertThat(this.users).isNotNull();
	}

	@RepeatedTest(10)
	@Tag("measured")
	void savesAndFinds(RepetitionInfo repetition) {
		User user = this.users.save(new User(repetition.getCurrentRepetition()));
		assertThat(this.users.findById(id(user))).containsSame(user);
		assertThat(this.users.count()).isOne();
	}

	@RepeatedTest(10)
	@Tag("measured")
	void savesMany(RepetitionInfo repetition) {
		this.users.saveAll(some());
		assertThat(this.users.findAll()).hasSize(10);
	}

	@RepeatedTest(10)
	@Tag("measured")
	void findsByName(RepetitionInfo repetition) {
		User user = this.users.save(new User(repetition.getCurrentRepetition()));
		assertThat(this.users.findByUsername(user.getUsername())).containsSame(user);
		assertThat(this.users.findByUsername("nobody")).isEmpty();
	}

	@RepeatedTest(10)
	@Tag("measured")
	void changes(RepetitionInfo repetition) {
		User user = this.users.save(new User(repetition.getCurrentRepetition()));
		user.setHashedPassword("changed");
		this.users.saveAndFlush(user);
		assertThat(this.users.findByUsername(user.getUsername())).get()
			.extracting(User::getHashedPassword)
			.isEqualTo("changed");
	}

	@RepeatedTest(10)
	@Tag("measured")
	void deletes(RepetitionInfo repetition) {
		User user = this.users.save(new User(repetition.getCurrentRepetition()));
		this.users.deleteById(id(user));
		assertThat(this.users.count()).isZero();
	}

	private static List<User> some() {
		return LongStream.range(0, 10).mapToObj(User::new).toList();
	}

	private static long id(User user) {
		return Objects.requireNonNull(user.getId());
	}

}
