package io.appdb.settings;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

import io.appdb.engine.DatabaseType;
import io.appdb.engine.DatabaseUrl;
import io.appdb.error.InvalidSettingException;

/**
 * Reads the address that {@code app.db} gives, as a URL or in parts. Immutable, made
 * where it is needed and thrown away afterwards.
 */
final class AddressReader {

	private final DatabaseProperties properties;

	AddressReader(DatabaseProperties properties) {
		this.properties = properties;
	}

	/**
	 * Reads the address.
	 * @return the address, or {@code null} when there is none
	 */
	@Nullable DatabaseAddress read() {
		if (this.properties.url() != null) {
			return fromUrl(this.properties.url());
		}
		String part = firstOf("type", "host", "port", "name");
		if (part != null) {
			return fromParts(part);
		}
		String credential = firstOf("username", "password");
		if (credential != null) {
			throw invalid(credential, "set but there is no address",
					"set 'app.db.url', or 'app.db.type' and 'app.db.name'");
		}
		return null;
	}

	private DatabaseAddress fromUrl(String text) {
		if (!StringUtils.hasText(text)) {
			throw invalid("url", "blank", "give a URL such as postgresql://localhost/app, or remove the key");
		}
		DatabaseUrl url = parse(text);
		refuseDifference("type", this.properties.type(), url.type());
		refuseDifference("host", this.properties.host(), url.host());
		refuseDifference("port", this.properties.port(), (url.port() != null) ? url.port() : url.type().defaultPort());
		refuseDifference("name", this.properties.name(), url.database());
		String username = (this.properties.username() != null) ? this.properties.username() : url.username();
		String password = (this.properties.password() != null) ? this.properties.password() : url.password();
		return new DatabaseAddress(withParameters(url), username, password);
	}

	private DatabaseAddress fromParts(String part) {
		DatabaseType type = this.properties.type();
		if (type == null) {
			throw invalid("type", "missing beside 'app.db." + part + "'", "use one of " + DatabaseType.keywords());
		}
		if (type == DatabaseType.OTHER) {
			throw invalid("type", "'other'", "give the JDBC URL of another database in 'app.db.url'");
		}
		DatabaseUrl url = assembled(type);
		if (!StringUtils.hasText(this.properties.name()) && url.isInMemory()) {
			throw invalid("name", "missing beside 'app.db.type'",
					"give the file of the database, or ':memory:' for one in memory, which is gone at exit");
		}
		return new DatabaseAddress(url, this.properties.username(), this.properties.password());
	}

	private DatabaseUrl assembled(DatabaseType type) {
		try {
			return DatabaseUrl.of(type, this.properties.host(), this.properties.port(), this.properties.name(),
					this.properties.username(), null, parameters());
		}
		catch (IllegalArgumentException ex) {
			throw invalid("type", "at odds with the other parts", ex);
		}
	}

	/**
	 * Adds the parameters as the URL's family writes them, which one put together from
	 * parts shows.
	 */
	private DatabaseUrl withParameters(DatabaseUrl url) {
		Map<String, String> parameters = parameters();
		if (parameters.isEmpty()) {
			return url;
		}
		if (url.type() == DatabaseType.OTHER) {
			throw invalid(this.properties.params().isEmpty() ? "charset" : "params",
					"set, and how the URL of this database takes parameters is not known: " + url,
					"write them into 'app.db.url' as its driver reads them, or set "
							+ "'spring.datasource.hikari.data-source-properties'");
		}
		for (String name : translated(url, parameters)) {
			if (url.parameters().containsKey(name)) {
				throw invalid("params", "at odds with 'app.db.url', which gives the parameter '" + name + "' too",
						"set one of the two only");
			}
		}
		return url.withParameters(parameters);
	}

	private static Set<String> translated(DatabaseUrl url, Map<String, String> parameters) {
		String database = (url.database() != null) ? url.database() : "database";
		try {
			return DatabaseUrl.of(url.type(), null, null, database, null, null, parameters).parameters().keySet();
		}
		catch (IllegalArgumentException ex) {
			throw invalid("params", "not what the database of 'app.db.url' takes", ex);
		}
	}

	private Map<String, String> parameters() {
		Map<String, String> parameters = new LinkedHashMap<>(this.properties.params());
		if (this.properties.charset() != null) {
			parameters.put("charset", this.properties.charset());
		}
		return parameters;
	}

	private @Nullable String firstOf(String... keys) {
		return Stream.of(keys).filter((key) -> value(key) != null).findFirst().orElse(null);
	}

	private @Nullable Object value(String key) {
		return switch (key) {
			case "type" -> this.properties.type();
			case "host" -> this.properties.host();
			case "port" -> this.properties.port();
			case "name" -> this.properties.name();
			case "username" -> this.properties.username();
			default -> this.properties.password();
		};
	}

	private static DatabaseUrl parse(String text) {
		try {
			return DatabaseUrl.parse(text);
		}
		catch (IllegalArgumentException ex) {
			throw invalid("url", "unreadable", ex);
		}
	}

	private static void refuseDifference(String key, @Nullable Object part, @Nullable Object ofUrl) {
		if (part != null && !Objects.equals(part, ofUrl)) {
			throw invalid(key, "'" + part + "' where 'app.db.url' says '" + ofUrl + "'",
					"set one of the two only; a profile that changes the address gives a whole 'app.db.url'");
		}
	}

	private static InvalidSettingException invalid(String key, String problem, IllegalArgumentException cause) {
		InvalidSettingException exception = invalid(key, problem, String.valueOf(cause.getMessage()));
		exception.initCause(cause);
		return exception;
	}

	private static InvalidSettingException invalid(String key, String problem, String remedy) {
		return new InvalidSettingException(DatabaseProperties.PREFIX + "." + key, problem, remedy);
	}

}
