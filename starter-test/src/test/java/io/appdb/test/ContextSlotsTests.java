package io.appdb.test;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ContextSlotsTests {

	private final ContextSlots slots = new ContextSlots();

	@Test
	void classesAtTheSameTimeTakeDifferentNumbers() {
		assertThat(this.slots.take(settings(String.class, Isolation.CLONE))).isZero();
		assertThat(this.slots.take(settings(Integer.class, Isolation.TRUNCATE))).isOne();
		assertThat(this.slots.take(settings(String.class, Isolation.CLONE))).isZero();
		this.slots.free(String.class);
		assertThat(this.slots.take(settings(Long.class, Isolation.CREATE_DROP))).isZero();
	}

	@Test
	void classesThatChangeNothingShare() {
		assertThat(this.slots.take(settings(String.class, Isolation.ROLLBACK))).isZero();
		assertThat(this.slots.take(settings(Integer.class, Isolation.ROLLBACK))).isZero();
		assertThat(this.slots.take(settings(Long.class, Isolation.NONE))).isZero();
	}

	private static DatabaseTestSettings settings(Class<?> testClass, Isolation isolation) {
		return new DatabaseTestSettings(testClass, null, isolation, List.of(), List.of(), List.of(), 0, true);
	}

}
