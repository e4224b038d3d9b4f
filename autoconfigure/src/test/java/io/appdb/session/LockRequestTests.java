package io.appdb.session;

import java.util.List;

import jakarta.persistence.LockModeType;
import org.hibernate.LockMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class LockRequestTests {

	@ParameterizedTest
	@EnumSource(value = LockModeType.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
	void isSeenInEveryModeThatHoldsSomething(LockModeType mode) {
		assertThat(LockRequest.in(new Object[] { "Note", 1L, mode })).isTrue();
	}

	@ParameterizedTest
	@EnumSource(value = LockMode.class, mode = EnumSource.Mode.MATCH_ANY, names = { "PESSIMISTIC_.*", "UPGRADE_.*" })
	void isSeenInHibernatesOwnModes(LockMode mode) {
		assertThat(LockRequest.in(new Object[] { mode })).isTrue();
	}

	@ParameterizedTest
	@EnumSource(value = LockMode.class, names = { "NONE", "READ" })
	void isNoneInHibernatesModesThatHoldNothing(LockMode mode) {
		assertThat(LockRequest.in(new Object[] { mode })).isFalse();
	}

	@Test
	void isSeenAmongFurtherArguments() {
		Object[] options = { "first", new Object[] { LockMode.PESSIMISTIC_WRITE } };
		assertThat(LockRequest.in(new Object[] { "Note", options })).isTrue();
	}

	@Test
	void isNoneWithoutAMode() {
		assertThat(
				LockRequest.in(new Object[] { "PESSIMISTIC_WRITE", null, LockModeType.NONE, List.of(LockMode.WRITE) }))
			.isFalse();
		assertThat(LockRequest.in(new Object[0])).isFalse();
	}

}
