package io.appdb.cluster;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.TableGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A note whose identifier comes from a table, in blocks.
 */
@Entity
class TableNote extends Numbered {

	@Id
	@GeneratedValue(strategy = GenerationType.TABLE, generator = "table_note_ids")
	@TableGenerator(name = "table_note_ids", table = "table_note_ids", allocationSize = 10)
	@Nullable Long id;

	protected TableNote() {
	}

	TableNote(String name) {
		super(name);
	}

	@Override
	@Nullable Long made() {
		return this.id;
	}

}
