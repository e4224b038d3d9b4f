package io.appdb.test;

import java.util.List;

import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.test.context.junit.jupiter.SpringExtension;
import org.springframework.util.ClassUtils;

/**
 * Knows which test classes are run by Spring's extension already. JUnit hands it on to
 * nested classes, whatever they take from the class around them. Safe for every thread.
 */
final class SpringPresence extends ClassValue<Boolean> {

	private static final SpringPresence KNOWN = new SpringPresence();

	private SpringPresence() {
	}

	static boolean isExtendedBySpring(Class<?> testClass) {
		return KNOWN.get(testClass);
	}

	@Override
	protected Boolean computeValue(Class<?> testClass) {
		return MergedAnnotations.search(SearchStrategy.TYPE_HIERARCHY)
			.withEnclosingClasses(ClassUtils::isInnerClass)
			.from(testClass)
			.stream(ExtendWith.class)
			.anyMatch((extension) -> List.of(extension.getClassArray(MergedAnnotation.VALUE))
				.contains(SpringExtension.class));
	}

}
