package io.appdb.migration.chain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * Keeps little: keys, checks, indexes and the sequence go, and a primary key changes.
 */
final class FifthGeneration {

	static final Class<?>[] ENTITIES = { Item.class, Member.class, Visit.class };

	private FifthGeneration() {
	}

	@Entity(name = "Item")
	@Table(name = "item")
	static class Item {

		@Id
		@Nullable Long id;

		@Column(length = 200, nullable = false)
		String name = "";

		@Nullable Integer grade;

		@Nullable Long shelf;

		@Nullable Integer stock;

	}

	@Entity(name = "Member")
	@Table(name = "member")
	static class Member {

		@Id
		@Nullable Long id;

		@Column(length = 20)
		@Nullable String nickname;

		@Nullable Long mentor;

	}

	@Entity(name = "Visit")
	@Table(name = "visit")
	static class Visit {

		@Id
		@Nullable Long room;

		@Column(nullable = false)
		@Nullable Long guest;

	}

}
