package io.appdb.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

import io.appdb.engine.DatabaseUrl;
import io.appdb.settings.DatabaseAddress;
import io.appdb.settings.DatabaseProperties;
import io.appdb.settings.NamedDatabase;

/**
 * The address in a failure report: which key it comes from, where that was set, and its
 * masked text. Immutable; made for one report.
 */
final class ReportedAddress {

	private static final String BOOT_URL = "spring.datasource.url";

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
		this.prefix = DatabaseProperties.PREFIX + ".";
		this.address = address();
	}

	/**
	 * Creates the address of a further database.
	 */
	ReportedAddress(Environment environment, NamedDatabase database) {
		this.environment = environment;
		this.ours = true;
		this.prefix = database.key("");
		this.address = database.address();
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
		return PropertyOrigin.of(this.environment, originKey());
	}

	/**
	 * Returns what to correct.
	 * @return a key in quotation marks, or words where there is none
	 */
	String key() {
		boolean known = this.ours || this.environment.containsProperty(BOOT_URL);
		return known ? "'" + originKey() + "'" : "the connection details";
	}

	private String originKey() {
		if (!this.ours) {
			return BOOT_URL;
		}
		boolean parts = this.environment.getProperty(this.prefix + "url") == null
				&& this.environment.containsProperty(this.prefix + "name");
		return this.prefix + (parts ? "name" : "url");
	}

	/**
	 * Puts the keys of this database into a text that has those of the default one.
	 */
	String withKeys(String text) {
		return text.replace(DatabaseProperties.PREFIX + ".", this.prefix);
	}

	@Nullable String password() {
		return (this.address != null) ? this.address.password() : null;
	}

}
