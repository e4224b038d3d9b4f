package io.appdb.reference;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No code example of the reference documents is left out.
 */
class ExampleCoverageTests {

	@ParameterizedTest
	@ValueSource(classes = { SessionModuleTests.class, FoundationLayerTests.class, AsyncConfigurationTests.class,
			ConnectionModuleTests.class, SqlSessionsTests.class })
	void everyExampleHasATest(Class<?> tests) {
		ReferenceDocument document = tests.getAnnotation(ReferenceDocument.class);
		List<Integer> tested = Stream.concat(Stream.of(tests), Stream.of(document.continuedIn()))
			.flatMap((type) -> Arrays.stream(type.getDeclaredMethods()))
			.filter((method) -> method.isAnnotationPresent(Example.class))
			.flatMap((method) -> Arrays.stream(method.getAnnotation(Example.class).value()).boxed())
			.sorted()
			.toList();
		assertThat(tested).containsExactlyElementsOf(IntStream.rangeClosed(1, document.examples()).boxed().toList());
	}

}
