package io.appdb.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import io.appdb.error.InvalidSettingException;
import io.appdb.replica.ReplicasBuilder;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * What the application says of a further database, under {@code app.db.databases}. An
 * immutable value.
 *
 * @param name its name
 * @param settings its settings, whose errors name the keys of the default database
 */
public record NamedDatabase(String name, DatabaseProperties settings) {

	private static final String KEY = DatabaseProperties.PREFIX + ".databases";

	private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");

	/**
	 * Names that stand for the default database.
	 */
	private static final Set<String> TAKEN = Set.of("default", "all");

	/**
	 * Verifies what is said of it beside the values of its keys.
	 * @throws InvalidSettingException when it cannot be built so
	 */
	public NamedDatabase {
		if (!NAME.matcher(name).matches() || TAKEN.contains(name)) {
			throw new InvalidSettingException(KEY, "'" + name + "', which cannot be the name of a database",
					"use a letter and then letters, digits and dashes, in lower case, but not one of default, all");
		}
		if (settings.packages().isEmpty() && settings.enabled()) {
			throw new InvalidSettingException(KEY + "." + name + ".packages", "missing",
					"name the packages of its entities and repositories; an empty package of its own will do for a "
							+ "database without any");
		}
		if (!settings.databases().isEmpty()) {
			throw new InvalidSettingException(KEY + "." + name + ".databases", "set",
					"put all databases below '" + KEY + "'");
		}
	}

	/**
	 * Reads which further databases there are.
	 * @param properties what the application says
	 * @return those that are enabled, in the order of their names
	 * @throws InvalidSettingException when one cannot be built as it is set up, or two
	 * claim the same package
	 */
	public static List<NamedDatabase> of(DatabaseProperties properties) {
		if (!properties.required()) {
			throw new InvalidSettingException(DatabaseProperties.PREFIX + ".required", "false",
					"the application does not start without its default database; put what may be missing below '" + KEY
							+ "'");
		}
		List<NamedDatabase> databases = new TreeMap<>(properties.databases()).entrySet()
			.stream()
			.filter((entry) -> entry.getValue().enabled())
			.map((entry) -> new NamedDatabase(entry.getKey(), entry.getValue()))
			.toList();
		List<NamedDatabase> before = new ArrayList<>();
		for (NamedDatabase database : databases) {
			before.forEach(database::refuseSharedPackage);
			before.add(database);
		}
		return databases;
	}

	private void refuseSharedPackage(NamedDatabase other) {
		for (String own : this.settings.packages()) {
			for (String theirs : other.settings.packages()) {
				if (contains(own, theirs) || contains(theirs, own)) {
					throw new InvalidSettingException(key("packages"),
							"'" + own + "', and '" + other.key("packages") + "' is '" + theirs + "'",
							"an entity belongs to one database: give each packages of its own");
				}
			}
		}
	}

	/**
	 * Tells whether a class belongs to this database.
	 * @param className the name of the class
	 * @return whether it is in one of its packages, or below one
	 */
	public boolean owns(String className) {
		return this.settings.packages().stream().anyMatch((name) -> contains(name, className));
	}

	private static boolean contains(String outer, String inner) {
		return inner.equals(outer) || inner.startsWith(outer + ".");
	}

	/**
	 * Reads the address.
	 * @return the address
	 * @throws InvalidSettingException when there is none, or its parts are at odds
	 */
	public DatabaseAddress address() {
		@Nullable DatabaseAddress address = named(this.settings::address);
		if (address == null) {
			throw new InvalidSettingException(key("url"), "missing",
					"give the address of the database '" + this.name + "', or set '" + key("enabled") + "' to false");
		}
		return address;
	}

	/**
	 * Chooses the class of the JDBC driver.
	 * @return the name of a class that is there
	 * @throws InvalidSettingException when it is not on the class path
	 */
	public String driverClassName() {
		return Objects.requireNonNull(named(() -> this.settings.driverClassName(address().url())));
	}

	/**
	 * Describes its replicas.
	 * @param address where the database is
	 * @return the description, {@code null} where there are none
	 * @throws InvalidSettingException when it cannot have such replicas
	 */
	public @Nullable ReplicasBuilder replicas(DatabaseAddress address) {
		return named(() -> this.settings.replicas(this.name, address.url(), address.username(), address.password()));
	}

	/**
	 * Returns the full name of one of its keys.
	 * @param key the key, as it is called below {@code app.db} for the default database
	 * @return the name
	 */
	public String key(String key) {
		return KEY + "." + this.name + "." + key;
	}

	/**
	 * Calls what reads a setting, with its own keys in the error.
	 */
	private <T> @Nullable T named(Supplier<@Nullable T> reading) {
		try {
			return reading.get();
		}
		catch (InvalidSettingException ex) {
			throw named(ex, this.name);
		}
	}

	/**
	 * Puts the keys of the database into an error that was found while it was bound.
	 * @param error the error, with the keys of the default database
	 * @param bound what was being bound
	 * @return the error with the keys of the database that {@code bound} belongs to
	 */
	public static InvalidSettingException named(InvalidSettingException error, ConfigurationPropertyName bound) {
		ConfigurationPropertyName key = ConfigurationPropertyName.of(KEY);
		boolean ofNamed = key.isAncestorOf(bound) && !error.key().startsWith(KEY);
		return ofNamed
				? named(error, bound.getElement(key.getNumberOfElements(), ConfigurationPropertyName.Form.DASHED))
				: error;
	}

	private static InvalidSettingException named(InvalidSettingException error, String name) {
		String from = DatabaseProperties.PREFIX + ".";
		String to = KEY + "." + name + ".";
		InvalidSettingException named = new InvalidSettingException(error.key().replace(from, to),
				error.value().replace(from, to), error.remedy().replace(from, to));
		named.initCause(error);
		return named;
	}

	@Override
	public String toString() {
		return this.name;
	}

}
