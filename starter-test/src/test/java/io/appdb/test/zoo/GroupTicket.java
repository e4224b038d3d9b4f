package io.appdb.test.zoo;

import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;

/**
 * A ticket for many.
 */
@Entity
public class GroupTicket extends Ticket {

	@Column(nullable = true)
	private long members;

	@ElementCollection
	private List<String> names = new ArrayList<>();

	public long getMembers() {
		return this.members;
	}

	public List<String> getNames() {
		return this.names;
	}

}
