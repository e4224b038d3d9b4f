package io.appdb.test.zoo;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToOne;
import org.jspecify.annotations.Nullable;

/**
 * An entity with an identifier of two columns.
 */
@Entity
public class Seat {

	@EmbeddedId
	private @Nullable SeatId id;

	@OneToOne
	private @Nullable Ticket ticket;

	@ManyToOne
	private @Nullable Seat next;

	public @Nullable SeatId getId() {
		return this.id;
	}

	public @Nullable Ticket getTicket() {
		return this.ticket;
	}

	public @Nullable Seat getNext() {
		return this.next;
	}

}
