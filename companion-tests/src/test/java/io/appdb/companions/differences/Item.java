package io.appdb.companions.differences;

import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import org.jspecify.annotations.Nullable;

/**
 * A thing with a name that no other has, in another one.
 */
@Entity
public class Item {

	@Id
	@GeneratedValue
	private long id;

	@Column(unique = true, nullable = false, length = 20)
	private @Nullable String name;

	@ManyToOne(fetch = FetchType.LAZY)
	private @Nullable Item box;

	@OneToMany(mappedBy = "box", cascade = CascadeType.ALL)
	private final List<Item> content = new ArrayList<>();

	protected Item() {
	}

	Item(@Nullable String name, @Nullable Item box) {
		this.name = name;
		this.box = box;
	}

	long id() {
		return this.id;
	}

	public @Nullable String getName() {
		return this.name;
	}

	public @Nullable Item getBox() {
		return this.box;
	}

	public List<Item> getContent() {
		return this.content;
	}

}
