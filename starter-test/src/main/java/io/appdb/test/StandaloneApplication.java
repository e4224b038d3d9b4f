package io.appdb.test;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.jspecify.annotations.Nullable;

import io.appdb.DatabaseManager;
import io.appdb.engine.DatabaseType;
import io.appdb.test.server.DatabaseAddress;

import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.test.context.support.TestPropertySourceUtils;

/**
 * A manager of entities that a test class names, without Spring. Classes that name the
 * same ones share it; it ends with the JVM's tests.
 */
final class StandaloneApplication implements AutoCloseable {

	private static final Namespace NAMESPACE = Namespace.create(StandaloneApplication.class);

	private final TestedDatabase database;

	private final DatabaseManager manager;

	private final TestedApplication application;

	private StandaloneApplication(DatabaseTestSettings settings) {
		StandardEnvironment environment = new StandardEnvironment();
		TestPropertySourceUtils.addInlinedPropertiesToEnvironment(environment,
				settings.properties().toArray(new String[0]));
		ApplicationSettings configured = new ApplicationSettings(environment, settings.testClass());
		DatabaseType type = (settings.type() != null) ? settings.type() : configured.type();
		List<String> names = new ArrayList<>(settings.entities().stream().map(Class::getName).toList());
		this.database = TestedDatabase.prepare(settings, type, configured.checksum(type, names));
		DatabaseAddress address = this.database.address();
		environment.getPropertySources()
			.addFirst(new MapPropertySource("databaseTest", configured.overrides(settings.isolation(), address)));
		this.manager = DatabaseManager.builder()
			.from(environment)
			.url(address.url())
			.username(address.username())
			.password(address.password())
			.entities(settings.entities().toArray(new Class<?>[0]))
			.build();
		this.manager.initialize();
		this.application = new TestedApplication(this.database, this.manager, "flyway_schema_history");
	}

	/**
	 * The application of a test class, made when it is asked for first.
	 */
	static TestedApplication of(DatabaseTestSettings settings, ExtensionContext context) {
		Key key = new Key(settings.type(), settings.isolation(), settings.entities(), settings.properties(),
				ContextSlots.shared().take(settings));
		return context.getRoot()
			.getStore(NAMESPACE)
			.computeIfAbsent(key, (any) -> new StandaloneApplication(settings),
					StandaloneApplication.class).application;
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
