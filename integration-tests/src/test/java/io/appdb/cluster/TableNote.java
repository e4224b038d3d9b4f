package io.appdb.cluster;

import java.util.Objects;

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
class TableNote implements Numbered {

	@Id
	@GeneratedValue(strategy = GenerationType.TABLE, generator = "table_note_ids")
	@TableGenerator(name = "table_note_ids", table = "table_note_ids", allocationSize = 10)
	@Nullable Long id;

	private String name = "";

	protected TableNote() {
	}

	TableNote(String name) {
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
