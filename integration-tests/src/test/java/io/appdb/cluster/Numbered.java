package io.appdb.cluster;

import java.util.Objects;

import jakarta.persistence.MappedSuperclass;
import org.jspecify.annotations.Nullable;

/**
 * A note with an identifier that somebody else has made.
 */
@MappedSuperclass
abstract class Numbered {

	private String name = "";

	protected Numbered() {
	}

	Numbered(String name) {
		this.name = name;
	}

	abstract @Nullable Long made();

	long id() {
		return Objects.requireNonNull(made());
	}

	String name() {
		return this.name;
	}

}
