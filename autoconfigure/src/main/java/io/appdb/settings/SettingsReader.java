package io.appdb.settings;

import io.appdb.error.Causes;
import io.appdb.error.InvalidSettingException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.core.env.Environment;

/**
 * Binds the settings where no application context does, and reports what cannot be bound
 * in the words that a start-up report has. Stateless.
 */
final class SettingsReader {

	private SettingsReader() {
	}

	static DatabaseProperties read(Environment environment) {
		try {
			return Binder.get(environment)
				.bindOrCreate(DatabaseProperties.PREFIX, Bindable.of(DatabaseProperties.class),
						new BlankValues(new NoUnboundElementsBindHandler(BindHandler.DEFAULT)));
		}
		catch (BindException ex) {
			throw translated(environment, ex);
		}
	}

	static boolean isSet(Environment environment, String key) {
		return BlankValues.isSet(Binder.get(environment), key);
	}

	private static RuntimeException translated(Environment environment, BindException failure) {
		InvalidSettingException known = Causes.find(failure, InvalidSettingException.class);
		if (known != null) {
			return NamedDatabase.named(known, failure.getName());
		}
		InvalidSettingException invalid = unbound(failure);
		if (invalid == null) {
			invalid = mistyped(environment, failure);
		}
		if (invalid == null) {
			return failure;
		}
		invalid.initCause(failure);
		return invalid;
	}

	private static @Nullable InvalidSettingException unbound(BindException failure) {
		UnboundConfigurationPropertiesException unbound = Causes.find(failure,
				UnboundConfigurationPropertiesException.class);
		if (unbound == null) {
			return null;
		}
		String name = unbound.getUnboundProperties().iterator().next().getName().toString();
		return new InvalidSettingException(name, "no key of this library",
				new KnownKeys().remedy(name.substring(DatabaseProperties.PREFIX.length() + 1)));
	}

	private static @Nullable InvalidSettingException mistyped(Environment environment, BindException failure) {
		ConfigurationProperty property = failure.getProperty();
		String remedy = ValueAdvice.of(failure.getTarget().getType().resolve(Object.class));
		if (property == null || remedy == null) {
			return null;
		}
		ReportedValue reported = ReportedValue.of(environment, property);
		return new InvalidSettingException(failure.getName().toString(),
				"'" + reported.value() + "'" + (reported.isResolved() ? " (from " + reported.written() + ")" : ""),
				remedy);
	}

}
