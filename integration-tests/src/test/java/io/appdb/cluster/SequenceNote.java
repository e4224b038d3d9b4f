package io.appdb.cluster;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A note whose identifier comes from a sequence, in blocks.
 */
@Entity
class SequenceNote extends Numbered {

	@Id
	@GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "sequence_note_ids")
	@SequenceGenerator(name = "sequence_note_ids", sequenceName = "sequence_note_ids", allocationSize = 10)
	@Nullable Long id;

	protected SequenceNote() {
	}

	SequenceNote(String name) {
		super(name);
	}

	@Override
	@Nullable Long made() {
		return this.id;
	}

}
