package io.appdb.test;

import java.lang.annotation.Annotation;
import java.util.List;

import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.jspecify.annotations.Nullable;

import io.appdb.DatabaseManager;
import io.appdb.engine.DatabaseType;
import io.appdb.test.server.DatabaseLogin;

import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.test.context.support.TestPropertySourceUtils;

/**
 * A manager of entities that a test class names, without Spring. Classes that name the
 * same ones share it; it ends with the JVM's tests.
 */
final class StandaloneApplication implements AutoCloseable {

	private static final Namespace NAMESPACE = Namespace.create(StandaloneApplication.class);

	private static final List<Class<? extends Annotation>> MAPPED = List.of(Entity.class, MappedSuperclass.class,
			Embeddable.class, Converter.class);

	private final TestedDatabase database;

	private final DatabaseManager manager;

	private final TestedApplication application;

	private StandaloneApplication(TestedDatabase database, DatabaseManager manager) {
		this.database = database;
		this.manager = manager;
		this.application = new TestedApplication(new TestedDatabases(database), manager, TestedDatabase.HISTORY);
	}

	private static StandaloneApplication start(DatabaseTestSettings settings) {
		settings.entities().forEach((entity) -> refuseUnmapped(settings, entity));
		StandardEnvironment environment = new StandardEnvironment();
		TestPropertySourceUtils.addInlinedPropertiesToEnvironment(environment,
				settings.properties().toArray(new String[0]));
		ApplicationSettings configured = new ApplicationSettings(environment, settings.testClass());
		DatabaseType type = (settings.type() != null) ? settings.type() : configured.type();
		List<String> names = settings.entities().stream().map(Class::getName).toList();
		TestedDatabase database = TestedDatabase.prepare(settings, type, configured.checksum(type, names));
		environment.getPropertySources()
			.addFirst(new MapPropertySource("databaseTest",
					configured.overrides(settings.isolation(), database.address())));
		return start(settings, environment, database);
	}

	private static StandaloneApplication start(DatabaseTestSettings settings, StandardEnvironment environment,
			TestedDatabase database) {
		DatabaseLogin address = database.address();
		@Nullable DatabaseManager manager = null;
		try {
			DatabaseManager.Builder builder = DatabaseManager.builder()
				.from(environment)
				.url(address.url())
				.username(address.username())
				.password(address.password())
				.entities(settings.entities().toArray(new Class<?>[0]));
			if (settings.isolation() == Isolation.ROLLBACK) {
				builder.transactionManager(FramedTransactionManager::around);
			}
			manager = builder.build();
			manager.initialize();
			return new StandaloneApplication(database, manager);
		}
		catch (RuntimeException ex) {
			if (manager != null) {
				manager.close();
			}
			database.close();
			throw ex;
		}
	}

	private static void refuseUnmapped(DatabaseTestSettings settings, Class<?> entity) {
		if (MAPPED.stream().noneMatch(entity::isAnnotationPresent)) {
			throw new TestSetupException(settings.testClass(),
					"names " + entity.getName() + " among its entities, which has neither @Entity nor "
							+ "@MappedSuperclass, @Embeddable or @Converter: take it out, or map it");
		}
	}

	/**
	 * The application of a test class, made when it is asked for first.
	 */
	static TestedApplication of(DatabaseTestSettings settings, ExtensionContext context) {
		Key key = new Key(settings.type(), settings.isolation(), settings.entities(), settings.properties(),
				ContextSlots.shared().take(settings));
		return context.getRoot()
			.getStore(NAMESPACE)
			.computeIfAbsent(key, (any) -> start(settings), StandaloneApplication.class).application;
	}

	@Override
	public void close() {
		this.manager.close();
		this.database.close();
	}

	/**
	 * What classes that share a manager have in common.
	 *
	 * @param type the type of database, if one is named
	 * @param isolation how tests are kept apart
	 * @param entities the entity classes
	 * @param properties settings
	 * @param slot number among those that run at the same time
	 */
	private record Key(@Nullable DatabaseType type, Isolation isolation, List<Class<?>> entities,
			List<String> properties, int slot) {

	}

}
