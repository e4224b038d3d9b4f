package io.appdb.bulk;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/**
 * Something known by a UUID.
 */
@Entity
class Tagged {

	@Id
	@GeneratedValue
	@Nullable UUID id;

	@Nullable String name;

}
