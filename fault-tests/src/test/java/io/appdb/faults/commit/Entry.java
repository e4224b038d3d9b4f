package io.appdb.faults.commit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.springframework.data.domain.Persistable;

/**
 * A row. Belongs to one persistence context.
 */
@Entity
@Table(name = "entries")
class Entry implements Persistable<Long> {

	@Id
	private long id;

	@Column(name = "owner_id", nullable = false)
	private long owner;

	@Column(nullable = false)
	private String code;

	protected Entry() {
		this.code = "";
	}

	Entry(long id, long owner, String code) {
		this.id = id;
		this.owner = owner;
		this.code = code;
	}

	@Override
	public Long getId() {
		return this.id;
	}

	/**
	 * Nothing is saved twice.
	 */
	@Override
	public boolean isNew() {
		return true;
	}

}
