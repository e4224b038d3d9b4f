package io.appdb.benchmarks.junit;

import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;

import io.appdb.benchmarks.bulk.User;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What both test classes do, each in methods of its own: Spring looks for the transaction
 * of a test where its method is declared. A value.
 *
 * @param users the repository
 */
record UserCalls(Users users) {

	void savesAndFinds(int number) {
		User user = this.users.save(new User(number));
		assertThat(this.users.findById(id(user))).containsSame(user);
		assertThat(this.users.count()).isOne();
	}

	void savesMany() {
		this.users.saveAll(some());
		assertThat(this.users.findAll()).hasSize(10);
	}

	void findsByName(int number) {
		User user = this.users.save(new User(number));
		assertThat(this.users.findByUsername(user.getUsername())).containsSame(user);
		assertThat(this.users.findByUsername("nobody")).isEmpty();
	}

	void changes(int number) {
		User user = this.users.save(new User(number));
		user.setHashedPassword("changed");
		this.users.saveAndFlush(user);
		assertThat(this.users.findByUsername(user.getUsername())).get()
			.extracting(User::getHashedPassword)
			.isEqualTo("changed");
	}

	void deletes(int number) {
		User user = this.users.save(new User(number));
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
