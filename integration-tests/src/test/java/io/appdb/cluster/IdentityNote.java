package io.appdb.cluster;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/**
 * A note whose identifier is that of its column.
 */
@Entity
class IdentityNote extends Numbered {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	@Nullable Long id;

	protected IdentityNote() {
	}

	IdentityNote(String name) {
		super(name);
	}

	@Override
	@Nullable Long made() {
		return this.id;
	}

}
