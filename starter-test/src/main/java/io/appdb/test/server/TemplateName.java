package io.appdb.test.server;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The name of a template on every server, such as {@code appdb_template_1f3a_test}.
 * Nothing that is named otherwise is ever taken for a template. Immutable.
 *
 * @param key the checksum of what went into the template
 */
record TemplateName(String key) {

	private static final int MOST_DIGITS = 40;

	private static final Pattern KEY = Pattern.compile("[0-9a-f]{1," + MOST_DIGITS + "}");

	private static final Pattern NAME = Pattern.compile("appdb_template_(" + KEY + ")_test");

	TemplateName {
		if (!KEY.matcher(key).matches()) {
			throw new IllegalArgumentException("The template's key is '" + key + "': use 1 to " + MOST_DIGITS
					+ " hexadecimal digits in lower case, as of a checksum");
		}
	}

	static @Nullable TemplateName parse(String name) {
		Matcher matcher = NAME.matcher(name);
		return matcher.matches() ? new TemplateName(matcher.group(1)) : null;
	}

	String name() {
		return "appdb_template_" + this.key + "_test";
	}

	IllegalStateException missing() {
		return new IllegalStateException(
				"There is no template '" + name() + "': keep a database under this key before it is copied");
	}

	@Override
	public String toString() {
		return name();
	}

}
