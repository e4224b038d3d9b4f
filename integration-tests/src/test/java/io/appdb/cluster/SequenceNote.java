package io.appdb.cluster;

import java.util.Objects;

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
class SequenceNote implements Numbered {

	@Id
	@GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "sequence_note_ids")
	@SequenceGenerator(name = "sequence_note_ids", sequenceName = "sequence_note_ids", allocationSize = 10)
	@Nullable Long id;

	private String name = "";

	protected SequenceNote() {
	}

	SequenceNote(String name) {
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
