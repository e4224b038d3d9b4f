package io.appdb.migration.viewed;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/**
 * Is read from a view.
 */
@Entity(name = "Heavy")
@Immutable
@Table(name = "heavy_crate")
public class Heavy {

	@Id
	int id;

}
