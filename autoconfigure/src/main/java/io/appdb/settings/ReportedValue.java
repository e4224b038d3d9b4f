package io.appdb.settings;

import java.util.Objects;
import java.util.regex.Pattern;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.core.env.Environment;

/**
 * A value that is not of its key's type, as a report shows it: what it came to, and the
 * placeholder it came from. An immutable value.
 *
 * @param value the value that was tried
 * @param written what stands in the configuration, the same unless it has a placeholder
 */
public record ReportedValue(String value, String written) {

	private static final Pattern SECRET = Pattern.compile("(?i)pass|pwd|secret|token|credential|key");

	/**
	 * Resolves the placeholders of a value, unless their names are those of secrets: the
	 * wrong variable may have been named.
	 * @param environment what resolves them
	 * @param property the property
	 * @return what to show
	 */
	public static ReportedValue of(Environment environment, ConfigurationProperty property) {
		String written = Objects.toString(property.getValue());
		String value = SECRET.matcher(written).find() ? written : environment.resolvePlaceholders(written);
		return new ReportedValue(value, written);
	}

	/**
	 * Whether the value came from a placeholder.
	 * @return whether it is another than what is written
	 */
	public boolean isResolved() {
		return !this.value.equals(this.written);
	}

}
