package io.appdb.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

import io.appdb.engine.DatabaseUrl;
import io.appdb.settings.DatabaseAddress;
import io.appdb.settings.DatabaseProperties;

/**
 * The address in a failure report: which key it comes from, where that was set, and its
 * masked text. Immutable; made for one report.
 */
final class ReportedAddress {

	private static final String BOOT_URL = "spring.datasource.url";

	private static final String DEFAULT = DatabaseProperties.PREFIX + ".";

	private final Environment environment;

	private final boolean ours;

	/**
	 * What stands before the names of the keys, with a dot at its end.
	 */
	private final String prefix;

	private final @Nullable DatabaseAddress address;

	ReportedAddress(Environment environment, BeanFactory beanFactory) {
		this.environment = environment;
		this.ours = beanFactory.containsBean("databaseConnectionDetails");
		this.prefix = DEFAULT;
		this.address = address();
	}

	/**
	 * Creates the address of a further database.
	 */
	ReportedAddress(Environment environment, NamedConnectionException failure) {
		this.environment = environment;
		this.ours = !failure.isElsewhere();
		this.prefix = failure.database().key("");
		this.address = this.ours ? failure.database().address() : null;
	}

	private @Nullable DatabaseAddress address() {
		try {
			if (this.ours) {
				return Binder.get(this.environment)
					.bindOrCreate(DatabaseProperties.PREFIX, DatabaseProperties.class)
					.address();
			}
			String url = this.environment.getProperty(BOOT_URL);
			return (url != null) ? new DatabaseAddress(DatabaseUrl.parse(url), null,
					this.environment.getProperty("spring.datasource.password")) : null;
		}
		catch (RuntimeException ex) {
			return null;
		}
	}

	/**
	 * Returns the masked address.
	 * @return the text after a blank, or nothing when it is not known
	 */
	String text() {
		return (this.address != null) ? " " + this.address : "";
	}

	String origin() {
		String key = originKey();
		return (key != null) ? PropertyOrigin.of(this.environment, key) : "";
	}

	/**
	 * Returns what to correct.
	 * @return a key in quotation marks, or words where there is none
	 */
	String key() {
		String key = originKey();
		return (key != null) ? "'" + key + "'" : "the connection details";
	}

	/**
	 * The key that says where the database is, {@code null} where a bean does.
	 */
	private @Nullable String originKey() {
		if (!this.ours) {
			boolean ofBoot = this.prefix.equals(DEFAULT) && this.environment.containsProperty(BOOT_URL);
			return ofBoot ? BOOT_URL : null;
		}
		boolean parts = this.environment.getProperty(this.prefix + "url") == null
				&& this.environment.containsProperty(this.prefix + "name");
		return this.prefix + (parts ? "name" : "url");
	}

	/**
	 * Puts the keys of this database into a text that has those of the default one.
	 */
	String withKeys(String text) {
		return text.replace(DEFAULT, this.prefix);
	}

	@Nullable String password() {
		return (this.address != null) ? this.address.password() : null;
	}

}
