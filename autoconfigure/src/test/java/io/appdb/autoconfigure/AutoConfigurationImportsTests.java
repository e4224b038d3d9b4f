package io.appdb.autoconfigure;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the files that list the auto-configurations.
 */
class AutoConfigurationImportsTests {

	@ParameterizedTest
	@ValueSource(classes = { AutoConfiguration.class, DataJpaTest.class, JdbcTest.class })
	void listsTheDatabase(Class<?> annotation) {
		assertThat(ours(annotation)).contains(DatabaseAutoConfiguration.class.getName());
	}

	@ParameterizedTest
	@ValueSource(classes = { AutoConfiguration.class, DataJpaTest.class, JdbcTest.class })
	void listsOnlyAutoConfigurations(Class<?> annotation) {
		assertThat(ours(annotation)).allSatisfy((name) -> assertThat(
				AnnotatedElementUtils.hasAnnotation(ClassUtils.forName(name, null), AutoConfiguration.class))
			.isTrue());
	}

	@Test
	void listsEverySliceAutoConfigurationForApplicationsToo() {
		assertThat(ours(AutoConfiguration.class)).containsAll(ours(DataJpaTest.class))
			.containsAll(ours(JdbcTest.class));
	}

	private static List<String> ours(Class<?> annotation) {
		return ImportCandidates.load(annotation, null)
			.getCandidates()
			.stream()
			.filter((name) -> name.startsWith("io.appdb."))
			.toList();
	}

}
