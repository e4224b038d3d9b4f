package io.appdb.settings;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.util.StringUtils;

/**
 * Binds a key below {@code app.db} that has a blank value, as <code>${PORT:}</code>
 * leaves it, as if it were not set. Spring Boot would call a number or a duration that is
 * blank an unknown key. A blank {@code app.db.url} stays what it is, which is an error,
 * and so does what is below {@code app.db.params}. Made for one binder; stateless.
 */
public final class BlankValues extends AbstractBindHandler {

	private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of(DatabaseProperties.PREFIX);

	private static final ConfigurationPropertyName URL = ROOT.append("url");

	private static final ConfigurationPropertyName PARAMETERS = ROOT.append("params");

	/**
	 * Creates the handler.
	 * @param handler what else is done with each key
	 */
	public BlankValues(BindHandler handler) {
		super(handler);
	}

	@Override
	public <T> @Nullable Bindable<T> onStart(ConfigurationPropertyName name, Bindable<T> target, BindContext context) {
		Bindable<T> started = super.onStart(name, target, context);
		if (started == null || !counts(name) || !isBlank(context.getBinder(), name)) {
			return started;
		}
		// The one that looks for unknown keys has to know that this key is one.
		super.onSuccess(name, target, context, "");
		return null;
	}

	private static boolean counts(ConfigurationPropertyName name) {
		return ROOT.isAncestorOf(name) && !name.equals(URL) && !PARAMETERS.isAncestorOf(name);
	}

	private static boolean isBlank(Binder binder, ConfigurationPropertyName name) {
		try {
			return binder.bind(name, Bindable.of(String.class))
				.map((value) -> !StringUtils.hasText(value))
				.orElse(false);
		}
		catch (BindException ex) {
			// Binding the key itself reports it.
			return false;
		}
	}

	/**
	 * Tells whether something is set to more than a blank, a blank URL included.
	 * @param binder what binds
	 * @param name a key or a group of keys below {@code app.db}
	 */
	static boolean isSet(Binder binder, String name) {
		ConfigurationPropertyName key = ConfigurationPropertyName.of(name);
		if (binder.bind(key, Bindable.of(String.class)).isBound()) {
			return !counts(key) || !isBlank(binder, key);
		}
		return binder.bind(key, Bindable.mapOf(String.class, Object.class)).map(BlankValues::hasText).orElse(false);
	}

	private static boolean hasText(Object value) {
		return (value instanceof Map<?, ?> group) ? group.values().stream().anyMatch(BlankValues::hasText)
				: StringUtils.hasText(String.valueOf(value));
	}

}
