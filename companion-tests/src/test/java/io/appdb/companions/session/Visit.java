package io.appdb.companions.session;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/**
 * One visit of a page.
 */
@Entity
class Visit {

	@Id
	@GeneratedValue
	private @Nullable Long id;

	@Nullable Long getId() {
		return this.id;
	}

}
