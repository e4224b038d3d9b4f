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
 * What there is in the beginning.
 */
final class FirstGeneration {

	static final Class<?>[] ENTITIES = { Item.class, Visitor.class, Leftover.class };

	private FirstGeneration() {
	}

	enum State {

		NEW, SOLD

	}

	@Entity(name = "Item")
	@Table(name = "item", comment = "things")
	static class Item {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		@Nullable Long id;

		@Column(length = 50, nullable = false)
		String name = "";

		@Column(length = 10)
		@Nullable String code;

		@Column(precision = 10, scale = 2)
		@Nullable BigDecimal price;

		@Nullable Integer stock;

		@Column(nullable = false)
		int shelf;

		@ColumnDefault("3")
		@Nullable Integer grade;

		@Enumerated(EnumType.STRING)
		@Nullable State state;

		@Column(length = 30, comment = "whatever")
		@Nullable String memo;

	}

	@Entity(name = "Visitor")
	@Table(name = "visitor")
	static class Visitor {

		@Id
		@Nullable Long id;

		@Column(length = 20)
		@Nullable String nick;

	}

	@Entity(name = "Leftover")
	@Table(name = "leftover")
	static class Leftover {

		@Id
		@Nullable Long id;

	}

}
