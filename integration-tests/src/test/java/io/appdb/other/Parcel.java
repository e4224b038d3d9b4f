package io.appdb.other;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.jspecify.annotations.Nullable;

/**
 * An entity whose constraints can all be broken.
 */
@Entity
class Parcel {

	@Id
	int id;

	@Column(length = 20, nullable = false, unique = true)
	@Nullable String label;

	int weight;

	@ManyToOne
	@Nullable Parcel parent;

	Parcel() {
	}

	Parcel(int id, String label) {
		this.id = id;
		this.label = label;
	}

}
