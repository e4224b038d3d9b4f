package io.appdb.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.appdb.engine.DatabaseType;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * Runs a test method once on each database, with an empty {@link TestDatabase} as its
 * first parameter that is dropped afterwards. A database that cannot run on this machine
 * shows up as a skipped invocation.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@ParameterizedTest(name = "{0}")
@ArgumentsSource(EachDatabaseArguments.class)
@ExtendWith(SkipNotRun.class)
public @interface EachDatabase {

	/**
	 * The databases to run on.
	 * @return the types, none for all
	 */
	DatabaseType[] value() default {};

}
