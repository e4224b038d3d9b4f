package io.appdb.migration.chain;

import java.io.Serializable;
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
import jakarta.persistence.IdClass;
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
 * Changes the keys, checks and indexes that came, and how numbers are made.
 */
final class FourthGeneration {

	static final Class<?>[] ENTITIES = { Item.class, Member.class, Team.class, Ticket.class, Visit.class };

	private FourthGeneration() {
	}

	enum State {

		NEW, SOLD

	}

	@Entity(name = "Item")
	@Table(name = "item", comment = "all the things",
			uniqueConstraints = @UniqueConstraint(name = "item_key", columnNames = { "code", "shelf" }),
			check = @CheckConstraint(name = "item_stock", constraint = "stock < 1000"),
			indexes = { @Index(name = "item_code", columnList = "code"),
					@Index(name = "item_order", columnList = "stock desc, price") })
	static class Item {

		@Id
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

		@Nullable Integer grade;

		@Enumerated(EnumType.STRING)
		@Nullable State state;

		@Nullable Double rating;

		@ManyToOne(fetch = FetchType.LAZY)
		@JoinColumn(name = "owner")
		@OnDelete(action = OnDeleteAction.CASCADE)
		@Nullable Member owner;

	}

	@Entity(name = "Member")
	@Table(name = "member")
	static class Member {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		@Nullable Long id;

		@Column(length = 20)
		@Nullable String nickname;

		@ManyToOne(fetch = FetchType.LAZY)
		@JoinColumn(name = "mentor")
		@OnDelete(action = OnDeleteAction.SET_NULL)
		@Nullable Member mentor;

		@ManyToOne(fetch = FetchType.LAZY)
		@JoinColumn(name = "team")
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

	}

	@Entity(name = "Ticket")
	@Table(name = "ticket")
	static class Ticket {

		@Id
		@SequenceGenerator(name = "tickets", sequenceName = "ticket_seq", initialValue = 7, allocationSize = 10)
		@GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "tickets")
		@Nullable Long id;

	}

	@Entity(name = "Visit")
	@Table(name = "visit")
	@IdClass(VisitKey.class)
	static class Visit {

		@Id
		@Nullable Long room;

		@Id
		@Nullable Long guest;

	}

	/**
	 * Identifies a visit.
	 *
	 * @param room where it was
	 * @param guest who it was
	 */
	record VisitKey(Long room, Long guest) implements Serializable {
	}

}
