package io.appdb.engine;

import java.util.List;
import java.util.ServiceLoader;

import javax.sql.DataSource;

/**
 * Applies the {@link ConnectionSourceDecorator decorators} on the class path. Stateless.
 */
final class DecoratedSource {

	private DecoratedSource() {
	}

	static boolean isWanted() {
		return !decorators().isEmpty();
	}

	static DataSource of(DataSource source) {
		DataSource decorated = source;
		for (ConnectionSourceDecorator decorator : decorators()) {
			decorated = decorator.decorate(decorated);
		}
		return decorated;
	}

	private static List<ConnectionSourceDecorator> decorators() {
		ClassLoader loader = ConnectionSourceDecorator.class.getClassLoader();
		return ServiceLoader.load(ConnectionSourceDecorator.class, loader)
			.stream()
			.map(ServiceLoader.Provider::get)
			.toList();
	}

}
