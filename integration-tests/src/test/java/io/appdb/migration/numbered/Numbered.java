package io.appdb.migration.numbered;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Takes its numbers from a sequence, twenty at a time.
 */
@Entity(name = "numbered")
public class Numbered {

	@Id
	@SequenceGenerator(name = "numbers", sequenceName = "numbered_seq", allocationSize = 20)
	@GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "numbers")
	@Nullable Long id;

}
