package io.appdb.session;

import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OpeningLinesTests {

	@Test
	void recordsTheCaller() {
		Throwable place = Objects.requireNonNull(new OpeningLines().record());
		assertThat(place.getStackTrace())
			.anySatisfy((line) -> assertThat(line.getMethodName()).isEqualTo("recordsTheCaller"));
	}

	@Test
	void recordsOnlyASampleOfVeryMany() {
		OpeningLines lines = new OpeningLines();
		long recorded = Stream.generate(lines::record).limit(100_000).filter(Objects::nonNull).count();
		assertThat(recorded).isBetween(1_000L, 50_000L);
	}

}
