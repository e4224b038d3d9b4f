package io.appdb.benchmarks.junit;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.appdb.test.DatabaseTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * With this library. JUnit makes an instance for each test.
 */
@DatabaseTest
@ContextConfiguration(classes = TestedApplication.class)
public class AppDbUserTests {

	private final UserCalls calls;

	AppDbUserTests(@Autowired Users users) {
		this.calls = new UserCalls(users);
	}

	@Test
	@Tag("open")
	void opens() {
		assertThat(this.calls.users().count()).isZero();
	}

	@RepeatedTest(10)
	@Tag("measured")
	void savesAndFinds(RepetitionInfo repetition) {
		this.calls.savesAndFinds(repetition.getCurrentRepetition());
	}

	@RepeatedTest(10)
	@Tag("measured")
	void savesMany() {
		this.calls.savesMany();
	}

	@RepeatedTest(10)
	@Tag("measured")
	void findsByName(RepetitionInfo repetition) {
		this.calls.findsByName(repetition.getCurrentRepetition());
	}

	@RepeatedTest(10)
	@Tag("measured")
	void changes(RepetitionInfo repetition) {
		this.calls.changes(repetition.getCurrentRepetition());
	}

	@RepeatedTest(10)
	@Tag("measured")
	void deletes(RepetitionInfo repetition) {
		this.calls.deletes(repetition.getCurrentRepetition());
	}

}
