package io.appdb.migration.chain;

import java.math.BigDecimal;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.jspecify.annotations.Nullable;

/**
 * Adds keys, checks and indexes to what is there, a sequence, and tables that point to
 * each other and to themselves.
 */
final class ThirdGeneration {

	static final Class<?>[] ENTITIES = { Item.class, Member.class, Team.class, Ticket.class };

	private ThirdGeneration() {
	}

	@Entity(name = "Item")
	@Table(name = "item", comment = "all the things",
			uniqueConstraints = @UniqueConstraint(name = "item_key", columnNames = { "name", "code" }),
			check = @CheckConstraint(name = "item_stock", constraint = "stock >= 0"),
			indexes = { @Index(name = "item_code", columnList = "code", unique = true),
					@Index(name = "item_order", columnList = "price desc, stock") })
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
		SecondGeneration.@Nullable State state;

		@Column(comment = "of 5")
		@Nullable Double rating;

		@ManyToOne(fetch = FetchType.LAZY)
		@JoinColumn(name = "owner")
		@OnDelete(action = OnDeleteAction.SET_NULL)
		@Nullable Member owner;

	}

	@Entity(name = "Member")
	@Table(name = "member")
	static class Member {

		@Id
		@Nullable Long id;

		@Column(length = 20)
		@Nullable String nickname;

		@ManyToOne(fetch = FetchType.LAZY)
		@JoinColumn(name = "mentor")
		@Nullable Member mentor;

		@ManyToOne(fetch = FetchType.LAZY)
		@JoinColumn(name = "team")
		@OnDelete(action = OnDeleteAction.CASCADE)
		@Nullable Team team;

	}

	@Entity(name = "Team")
	@Table(name = "team")
	static class Team {

		@Id
		@Nullable Long id;

		@ManyToOne(fetch = FetchType.LAZY)
		@JoinColumn(name = "captain")
		@Nullable Member captain;

		@ManyToOne(fetch = FetchType.LAZY)
		@JoinColumn(name = "mascot")
		@Nullable Ticket mascot;

		@ManyToOne(fetch = FetchType.LAZY)
		@JoinColumn(name = "rival")
		@OnDelete(action = OnDeleteAction.SET_NULL)
		@Nullable Team rival;

	}

	@Entity(name = "Ticket")
	@Table(name = "ticket")
	static class Ticket {

		@Id
		@SequenceGenerator(name = "tickets", sequenceName = "ticket_seq", initialValue = 5, allocationSize = 10)
		@GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "tickets")
		@Nullable Long id;

		@ManyToOne(fetch = FetchType.LAZY)
		@JoinColumn(name = "team")
		@Nullable Team team;

	}

}
