package io.appdb.test.zoo;

import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import org.jspecify.annotations.Nullable;

/**
 * An entity whose identifier is a text that the application gives. It needs another.
 */
@Entity
public class Cage {

	@Id
	private @Nullable String code;

	@ManyToOne(optional = false)
	@JoinColumn(nullable = false)
	private @Nullable Cage neighbour;

	@OneToMany(mappedBy = "neighbour")
	private List<Cage> neighbourOf = new ArrayList<>();

	public @Nullable String getCode() {
		return this.code;
	}

	public @Nullable Cage getNeighbour() {
		return this.neighbour;
	}

	public List<Cage> getNeighbourOf() {
		return this.neighbourOf;
	}

}
