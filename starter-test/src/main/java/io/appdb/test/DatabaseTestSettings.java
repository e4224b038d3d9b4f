package io.appdb.test;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.appdb.engine.DatabaseType;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.test.context.TestContextAnnotationUtils;

/**
 * What a test class says about its database. Immutable.
 *
 * @param testClass the class that has the annotation, of which those nested in it without
 * one are a part; for messages and for who shares a database
 * @param type the type that is asked for, {@code null} for the application's
 * @param isolation how tests are kept apart
 * @param entities the entity classes of a test without Spring
 * @param properties settings, each {@code key=value}
 * @param databases the further databases that are made for the tests, in the order of
 * their names
 * @param replicas how many replicas the default database has
 * @param slice whether Spring loads the database's part of the application only
 */
record DatabaseTestSettings(Class<?> testClass, @Nullable DatabaseType type, Isolation isolation,
		List<Class<?>> entities, List<String> properties, List<String> databases, int replicas, boolean slice) {

	private static final int MOST_REPLICAS = 5;

	/**
	 * Spring's look at all annotations of a class takes longer than many a test, and is
	 * asked for several times in each.
	 */
	private static final ClassValue<Optional<DatabaseTestSettings>> KNOWN = new ClassValue<>() {

		@Override
		protected Optional<DatabaseTestSettings> computeValue(Class<?> testClass) {
			return Optional.ofNullable(read(testClass));
		}

	};

	/**
	 * Reads the annotation of a class, of what it extends or of what it is nested in.
	 * @param testClass the class
	 * @return what it says, {@code null} if it has no {@link DatabaseTest}
	 * @throws TestSetupException if it asks for what cannot be had
	 */
	static @Nullable DatabaseTestSettings find(Class<?> testClass) {
		return KNOWN.get(testClass).orElse(null);
	}

	private static @Nullable DatabaseTestSettings read(Class<?> testClass) {
		DatabaseTest annotation = TestContextAnnotationUtils.findMergedAnnotation(testClass, DatabaseTest.class);
		if (annotation == null) {
			return null;
		}
		SpringBootTest application = TestContextAnnotationUtils.findMergedAnnotation(testClass, SpringBootTest.class);
		DatabaseTestSettings settings = new DatabaseTestSettings(annotated(testClass), type(testClass, annotation),
				annotation.isolation(), List.of(annotation.entities()), List.of(annotation.properties()),
				Arrays.stream(annotation.databases()).distinct().sorted().toList(), annotation.replicas(),
				application == null);
		settings.refuseRealPort(application);
		settings.refuseEntitiesOfApplication(application);
		settings.refuseDatabasesWithoutSpring();
		settings.refuseReplicas();
		return settings;
	}

	private static @Nullable DatabaseType type(Class<?> testClass, DatabaseTest annotation) {
		DatabaseType[] types = annotation.type();
		if (types.length > 1) {
			throw new TestSetupException(testClass, "wants " + types.length + " databases ("
					+ String.join(", ", Arrays.stream(types).map(DatabaseType::keyword).toList())
					+ "), and a class runs on one: name one type, move the tests into an abstract class with a "
					+ "subclass for each type, or use @EachDatabase, which hands each test an empty database of each type");
		}
		return (types.length == 1) ? types[0] : null;
	}

	private static Class<?> annotated(Class<?> testClass) {
		Class<?> enclosing = testClass.getEnclosingClass();
		boolean own = MergedAnnotations.from(testClass, SearchStrategy.TYPE_HIERARCHY).isPresent(DatabaseTest.class);
		return (own || enclosing == null) ? testClass : annotated(enclosing);
	}

	private void refuseRealPort(@Nullable SpringBootTest application) {
		if (this.isolation != Isolation.ROLLBACK || application == null) {
			return;
		}
		WebEnvironment environment = application.webEnvironment();
		if (environment.isEmbedded()) {
			throw new TestSetupException(this.testClass, "has isolation ROLLBACK and webEnvironment " + environment
					+ ": a request to a real port is served by another thread, which the test's transaction does "
					+ "not reach. Use isolation CLONE or TRUNCATE, or MockMvc with webEnvironment MOCK");
		}
	}

	private void refuseEntitiesOfApplication(@Nullable SpringBootTest application) {
		if (application != null && !this.entities.isEmpty()) {
			throw new TestSetupException(this.testClass, "names entities and is a @SpringBootTest: the application "
					+ "knows its entities. Leave 'entities' out, or take @SpringBootTest away for a test without Spring");
		}
	}

	private void refuseDatabasesWithoutSpring() {
		if (isWithoutSpring() && !this.databases.isEmpty()) {
			throw new TestSetupException(this.testClass,
					"names entities and the databases " + String.join(", ", this.databases)
							+ ": a test without Spring has one database. Leave 'databases' "
							+ "out, or leave 'entities' out for a test of the application");
		}
	}

	private void refuseReplicas() {
		if (this.replicas == 0) {
			return;
		}
		if (this.replicas < 0 || this.replicas > MOST_REPLICAS) {
			throw new TestSetupException(this.testClass,
					"wants " + this.replicas + " replicas: name 0 to " + MOST_REPLICAS);
		}
		if (isWithoutSpring()) {
			throw new TestSetupException(this.testClass, "names entities and replicas: a test without Spring has none. "
					+ "Leave 'replicas' out, or leave 'entities' out for a test of the application");
		}
		if (this.isolation == Isolation.ROLLBACK) {
			throw new TestSetupException(this.testClass, "has isolation ROLLBACK and replicas: what the test's "
					+ "transaction writes is seen by no other connection. Use isolation CLONE or TRUNCATE");
		}
	}

	boolean isWithoutSpring() {
		return !this.entities.isEmpty();
	}

}
