package io.appdb.test;

import java.util.Collection;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Where something stands in a fixture file, for messages. Immutable.
 *
 * @param file the file
 * @param entity the name of the entity
 * @param row the number of the row among those of its entity, from 1
 * @param path the attribute, {@code null} for the row itself
 */
record FixturePlace(String file, String entity, int row, @Nullable String path) {

	FixturePlace attribute(String name) {
		return new FixturePlace(this.file, this.entity, this.row, (this.path != null) ? this.path + "." + name : name);
	}

	FixturePlace element(int index) {
		return new FixturePlace(this.file, this.entity, this.row, this.path + "[" + index + "]");
	}

	IllegalArgumentException error(String text) {
		return error(text, null);
	}

	IllegalArgumentException error(String text, @Nullable Throwable cause) {
		return new IllegalArgumentException(this + text, cause);
	}

	/**
	 * Names in a message.
	 */
	static String list(Collection<String> names) {
		return names.stream().sorted().collect(Collectors.joining(", "));
	}

	@Override
	public String toString() {
		return this.file + ": " + this.entity + ", row " + this.row
				+ ((this.path != null) ? ", attribute '" + this.path + "'" : "");
	}

}
