package io.appdb.migration.chain;

import java.math.BigDecimal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.ColumnDefault;
import org.jspecify.annotations.Nullable;

/**
 * Changes what can be changed of a column, drops a column and a table, and renames both.
 */
final class SecondGeneration {

	static final Class<?>[] ENTITIES = { Item.class, Member.class };

	private SecondGeneration() {
	}

	enum State {

		NEW, SOLD, LOST

	}

	@Entity(name = "Item")
	@Table(name = "item", comment = "all the things")
	static class Item {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		@Nullable Long id;

		@Column(length = 200, nullable = false)
		String name = "";

		@Column(length = 10)
		@ColumnDefault("'none'")
		@Nullable String code;

		@Column(precision = 12, scale = 4)
		@Nullable BigDecimal price;

		@Column(nullable = false)
		int stock;

		@Nullable Long shelf;

		@ColumnDefault("5")
		@Nullable Integer grade;

		@Enumerated(EnumType.STRING)
		@Nullable State state;

		@Column(comment = "of 5")
		@Nullable Double rating;

	}

	@Entity(name = "Member")
	@Table(name = "member")
	static class Member {

		@Id
		@Nullable Long id;

		@Column(length = 20)
		@Nullable String nickname;

	}

}
