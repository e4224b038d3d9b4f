package io.appdb.schema;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinTable;
import jakarta.persistence.Lob;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import jakarta.persistence.UniqueConstraint;
import jakarta.persistence.Version;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * Entities in many shapes.
 */
final class Zoo {

	static final Class<?>[] ENTITIES = { Member.class, Article.class, Topic.class, Everything.class, Animal.class,
			Dog.class, Payment.class, CardPayment.class, Shape.class, Circle.class, Ticket.class };

	private Zoo() {
	}

	enum Level {

		LOW, HIGH

	}

	@Embeddable
	record Address(@Nullable String street, @Nullable String city) {
	}

	@Entity
	@Table(name = "members", indexes = @Index(name = "members_by_name", columnList = "first_name, last_name"),
			uniqueConstraints = @UniqueConstraint(name = "members_names", columnNames = { "first_name", "nick" }))
	@SecondaryTable(name = "member_notes")
	static class Member {

		@Id
		@GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "members_seq")
		@SequenceGenerator(name = "members_seq", sequenceName = "members_seq", allocationSize = 10)
		@Nullable Long id;

		@Column(unique = true, nullable = false)
		@Nullable String email;

		@Column(name = "first_name")
		@Nullable String firstName;

		@Column(name = "last_name")
		@Nullable String lastName;

		@Nullable String nick;

		int age;

		@Embedded
		@Nullable Address address;

		@Column(table = "member_notes")
		@Nullable String note;

		@Version
		long version;

		@ElementCollection
		@CollectionTable(name = "member_phones")
		Set<String> phones = new HashSet<>();

		@ManyToMany
		@JoinTable(name = "member_topics")
		Set<Topic> topics = new HashSet<>();

		@OneToMany(mappedBy = "author")
		Set<Article> articles = new HashSet<>();

		Member() {
		}

		Member(String email) {
			this.email = email;
		}

	}

	@Entity
	@Table(name = "articles")
	static class Article {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		@Nullable Long id;

		@ManyToOne(optional = false)
		@Nullable Member author;

		@Nullable String title;

		Article() {
		}

		Article(Member author) {
			this.author = author;
		}

	}

	@Entity
	@Table(name = "topics")
	static class Topic {

		@Id
		@GeneratedValue(strategy = GenerationType.TABLE, generator = "numbers")
		@TableGenerator(name = "numbers", table = "numbers")
		@Nullable Integer id;

		@Nullable String name;

	}

	@Entity
	@Table(name = "everything")
	static class Everything {

		@Id
		@Nullable UUID id;

		boolean truth;

		byte tinyNumber;

		short smallNumber;

		int plainNumber;

		long bigNumber;

		float singleNumber;

		double doubleNumber;

		@Column(precision = 19, scale = 4)
		@Nullable BigDecimal amount;

		char letter;

		@Nullable String shortText;

		@Column(length = 4000)
		@Nullable String longerText;

		@Lob
		@Nullable String largeText;

		@Lob
		byte @Nullable [] largeBytes;

		byte @Nullable [] someBytes;

		@Enumerated(EnumType.STRING)
		@Nullable Level levelName;

		@Enumerated(EnumType.ORDINAL)
		@Nullable Level levelNumber;

		@JdbcTypeCode(SqlTypes.JSON)
		Map<String, String> document = new HashMap<>();

		@Nullable LocalDate onDay;

		@Nullable LocalTime atHour;

		@Nullable LocalDateTime atLocalTime;

		@Nullable Instant atInstant;

		@Nullable OffsetDateTime atOffset;

	}

	@Entity
	@Table(name = "animals")
	@Inheritance(strategy = InheritanceType.JOINED)
	static class Animal {

		@Id
		@GeneratedValue
		@Nullable Long id;

		@Nullable String name;

	}

	@Entity
	@Table(name = "dogs")
	static class Dog extends Animal {

		int barks;

	}

	@Entity
	@Table(name = "payments")
	static class Payment {

		@Id
		@GeneratedValue
		@Nullable Long id;

	}

	@Entity
	static class CardPayment extends Payment {

		@Nullable String card;

	}

	@Entity
	@Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
	@Table(name = "shapes")
	static class Shape {

		@Id
		@Nullable UUID id;

	}

	@Entity
	@Table(name = "circles")
	static class Circle extends Shape {

		double radius;

	}

	@Entity
	@Table(name = "`Order Tickets`")
	static class Ticket {

		@Id
		@GeneratedValue
		@Nullable UUID id;

		@Column(name = "`Group`")
		@Nullable String group;

	}

	@Entity
	@Table(name = "graded")
	static class Graded {

		@Id
		@Nullable Long id;

		@JdbcTypeCode(SqlTypes.NAMED_ENUM)
		@Nullable Level level;

	}

	@Entity
	@Table(name = "graded_too")
	static class GradedToo {

		@Id
		@Nullable Long id;

		@JdbcTypeCode(SqlTypes.NAMED_ENUM)
		@Nullable Level level;

	}

}
