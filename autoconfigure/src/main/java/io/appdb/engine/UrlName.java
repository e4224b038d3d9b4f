package io.appdb.engine;

import org.jspecify.annotations.Nullable;

/**
 * What the name of a database or a file may hold. Stateless. A name that the JDBC driver
 * would read as something else cannot be written into its URL.
 */
final class UrlName {

	private UrlName() {
	}

	static void check(DatabaseType type, UrlAddress address, @Nullable String name) {
		if (name == null) {
			return;
		}
		UrlFamily family = UrlFamily.of(type);
		if (MisplacedParameter.isIn(name)) {
			throw new UnreadableUrlException(
					"a secret parameter stands in the name of the database: " + family.parametersHint());
		}
		String forbidden = family.forbiddenInName(address);
		for (int index = 0; index < forbidden.length(); index++) {
			if (name.indexOf(forbidden.charAt(index)) >= 0) {
				throw new UnreadableUrlException("the driver of " + type.displayName()
						+ " cannot open a database with '" + forbidden.charAt(index) + "' in its name");
			}
		}
		if (!address.isServer() && name.indexOf('@') >= 0 && (name.startsWith("//") || name.contains("://"))) {
			throw new UnreadableUrlException("a file of " + type.displayName() + " has no user and no host");
		}
	}

}
