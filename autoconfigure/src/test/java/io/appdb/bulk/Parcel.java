package io.appdb.bulk;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/**
 * What batches write in the tests: numbered by a sequence, with a version and a label
 * that is unique.
 */
@Entity
class Parcel {

	@Id
	@GeneratedValue
	@Nullable Long id;

	@Version
	@Nullable Integer version;

	@Column(unique = true, nullable = false, length = 20)
	@Nullable String label;

	static Parcel of(@Nullable String label) {
		Parcel parcel = new Parcel();
		parcel.label = label;
		return parcel;
	}

}
