package io.appdb.reference;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A test class with the examples of one reference document, run on SQLite, PostgreSQL and
 * MySQL. The method {@code applications} of the class makes the application.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
@interface ReferenceDocument {

	/**
	 * The heading of the document.
	 */
	String title();

	/**
	 * Number of code examples in it.
	 */
	int examples();

	/**
	 * Other classes with examples of the same document.
	 */
	Class<?>[] continuedIn() default {};

}
