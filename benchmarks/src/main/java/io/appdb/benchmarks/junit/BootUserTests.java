package io.appdb.benchmarks.junit;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.test.context.ContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * With Boot alone. JUnit makes an instance for each test.
 */
@DataJpaTest(showSql = false)
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@ContextConfiguration(classes = TestedApplication.class)
public class BootUserTests {

	private final UserCalls calls;

	BootUserTests(@Autowired Users users) {
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
