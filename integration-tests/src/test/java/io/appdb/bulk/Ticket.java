package io.appdb.bulk;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/**
 * Something numbered by a sequence, with a version.
 */
@Entity
class Ticket {

	@Id
	@GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ticket_numbers")
	@SequenceGenerator(name = "ticket_numbers", sequenceName = "ticket_numbers", allocationSize = 20)
	@Nullable Long id;

	@Version
	int version;

	@Nullable String title;

	static Ticket of(String title) {
		Ticket ticket = new Ticket();
		ticket.title = title;
		return ticket;
	}

	@Nullable Long getId() {
		return this.id;
	}

	int getVersion() {
		return this.version;
	}

	@Nullable String getTitle() {
		return this.title;
	}

}
