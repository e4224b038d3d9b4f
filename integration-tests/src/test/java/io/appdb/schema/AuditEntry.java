package io.appdb.schema;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * An entity whose table has a schema of its own.
 */
@Entity
@Table(name = "entries", schema = "audit")
class AuditEntry {

	@Id
	@GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "entries_seq")
	@SequenceGenerator(name = "entries_seq", schema = "audit")
	@Nullable Long id;

	@Nullable String text;

}
