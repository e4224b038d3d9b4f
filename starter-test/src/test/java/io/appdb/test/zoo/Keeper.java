package io.appdb.test.zoo;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.PrePersist;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/**
 * An entity with a generated UUID and a version, which refers to its own kind.
 */
@Entity
public class Keeper {

	@Id
	@GeneratedValue
	private @Nullable UUID id;

	@Version
	private int version;

	private @Nullable String name;

	@ManyToOne
	private @Nullable Keeper deputy;

	@ManyToOne
	private @Nullable Animal favourite;

	private boolean announced;

	protected Keeper() {
	}

	public Keeper(String name) {
		this.name = name;
	}

	@PrePersist
	void announce() {
		this.announced = true;
	}

	public @Nullable UUID getId() {
		return this.id;
	}

	public int getVersion() {
		return this.version;
	}

	public @Nullable String getName() {
		return this.name;
	}

	public @Nullable Keeper getDeputy() {
		return this.deputy;
	}

	public @Nullable Animal getFavourite() {
		return this.favourite;
	}

	public boolean isAnnounced() {
		return this.announced;
	}

}
