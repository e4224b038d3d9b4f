package io.appdb.web;

import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import org.jspecify.annotations.Nullable;

/**
 * An entity with a constraint of every kind.
 */
@Entity
class Ware {

	@Id
	long id;

	@Column(nullable = false, unique = true, length = 20)
	@Nullable String name;

	@Column(check = @CheckConstraint(constraint = "amount > 0"))
	int amount;

	@ManyToOne(fetch = FetchType.LAZY)
	@Nullable Ware parent;

	@OneToMany(mappedBy = "parent")
	List<Ware> parts = new ArrayList<>();

	protected Ware() {
	}

	Ware(long id, @Nullable String name, int amount, @Nullable Ware parent) {
		this.id = id;
		this.name = name;
		this.amount = amount;
		this.parent = parent;
	}

	public List<String> getPartNames() {
		return this.parts.stream().map((part) -> String.valueOf(part.name)).toList();
	}

}
