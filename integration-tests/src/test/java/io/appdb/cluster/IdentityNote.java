package io.appdb.cluster;

import java.util.Objects;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/**
 * A note whose identifier is that of its column.
 */
@Entity
class IdentityNote implements Numbered {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	@Nullable Long id;

	private String name = "";

	protected IdentityNote() {
	}

	IdentityNote(String name) {
		this.name = name;
	}

	@Override
	public long id() {
		return Objects.requireNonNull(this.id);
	}

	@Override
	public String name() {
		return this.name;
	}

}
