package io.appdb.test.zoo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import org.jspecify.annotations.Nullable;

/**
 * The root of classes with a table each, numbered by a sequence.
 */
@Entity
@Inheritance(strategy = InheritanceType.JOINED)
public abstract class Animal {

	@Id
	@GeneratedValue(strategy = GenerationType.SEQUENCE)
	private @Nullable Long id;

	private @Nullable String name;

	@ManyToOne(optional = false, fetch = FetchType.LAZY)
	private @Nullable Keeper keeper;

	@ElementCollection
	@OrderColumn
	private List<String> tricks = new ArrayList<>();

	@ElementCollection
	private Set<Money> prices = new HashSet<>();

	@ElementCollection
	@CollectionTable(name = "animal_weights")
	private Map<Integer, Double> weights = new HashMap<>();

	@ManyToMany
	private Set<Animal> friends = new HashSet<>();

	public @Nullable Long getId() {
		return this.id;
	}

	public @Nullable String getName() {
		return this.name;
	}

	public void setName(String name) {
		this.name = name;
	}

	public @Nullable Keeper getKeeper() {
		return this.keeper;
	}

	public void setKeeper(Keeper keeper) {
		this.keeper = keeper;
	}

	public List<String> getTricks() {
		return this.tricks;
	}

	public Set<Money> getPrices() {
		return this.prices;
	}

	public Map<Integer, Double> getWeights() {
		return this.weights;
	}

	public Set<Animal> getFriends() {
		return this.friends;
	}

}
