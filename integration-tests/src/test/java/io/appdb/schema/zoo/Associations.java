package io.appdb.schema.zoo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorType;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKey;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyJoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.hibernate.annotations.Any;
import org.hibernate.annotations.AnyDiscriminator;
import org.hibernate.annotations.AnyDiscriminatorValue;
import org.hibernate.annotations.AnyKeyJavaClass;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.jspecify.annotations.Nullable;

/**
 * Entities that point at each other: lists, sets and maps, with a key and with a table
 * between, to themselves and in a circle.
 */
final class Associations {

	private Associations() {
	}

	@Entity(name = "Person")
	static class Person {

		@Id
		@GeneratedValue
		@Nullable Long id;

		@Nullable String name;

		@ManyToOne(cascade = CascadeType.PERSIST)
		@Nullable Person boss;

		@OneToOne(cascade = CascadeType.PERSIST)
		@JoinColumn(unique = true)
		@Nullable Desk desk;

		@OneToMany(mappedBy = "author", cascade = CascadeType.PERSIST)
		@MapKey(name = "title")
		Map<String, Book> books = new HashMap<>();

		@ManyToMany(cascade = CascadeType.PERSIST)
		Set<Club> clubs = new HashSet<>();

		@ManyToMany(cascade = CascadeType.PERSIST)
		@JoinTable(name = "favourites", joinColumns = @JoinColumn(name = "reader_id"),
				inverseJoinColumns = @JoinColumn(name = "book_id"),
				uniqueConstraints = @UniqueConstraint(name = "favourites_once",
						columnNames = { "book_id", "place_number" }))
		@OrderColumn(name = "place_number")
		List<Book> favourites = new ArrayList<>();

		@OneToMany(cascade = CascadeType.PERSIST)
		@JoinColumn(name = "owner_id", nullable = false)
		@OrderColumn(name = "place")
		List<Note> notes = new ArrayList<>();

		@ManyToMany(cascade = CascadeType.PERSIST)
		@JoinTable(name = "person_roles")
		@MapKeyColumn(name = "role_name", length = 40)
		Map<String, Club> roles = new HashMap<>();

		@ManyToMany(cascade = CascadeType.PERSIST)
		@JoinTable(name = "person_clubs_by_desk")
		@MapKeyJoinColumn(name = "desk_id")
		Map<Desk, Club> clubsByDesk = new HashMap<>();

		@Any
		@AnyKeyJavaClass(Long.class)
		@AnyDiscriminator(DiscriminatorType.STRING)
		@AnyDiscriminatorValue(discriminator = "DESK", entity = Desk.class)
		@AnyDiscriminatorValue(discriminator = "CLUB", entity = Club.class)
		@Column(name = "thing_type", length = 10)
		@JoinColumn(name = "thing_id")
		@Nullable Object thing;

		static Person sample() {
			Person boss = new Person();
			boss.name = "Boss";
			Person person = new Person();
			person.name = "Ann";
			person.boss = boss;
			person.desk = new Desk();
			person.desk.room = "7";
			person.desk.person = person;
			Club club = new Club();
			club.founder = boss;
			Book book = new Book(person, "SQL");
			person.books.put("SQL", book);
			person.clubs.add(club);
			person.favourites.add(book);
			person.notes.add(new Note("first"));
			person.notes.add(new Note("second"));
			person.roles.put("member", club);
			person.clubsByDesk.put(person.desk, club);
			person.thing = person.desk;
			return person;
		}

	}

	@Entity(name = "Desk")
	static class Desk {

		@Id
		@GeneratedValue
		@Nullable Long id;

		@Nullable String room;

		@OneToOne(mappedBy = "desk")
		@Nullable Person person;

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof Desk desk && Objects.equals(desk.room, this.room);
		}

		@Override
		public int hashCode() {
			return Objects.hashCode(this.room);
		}

	}

	/**
	 * Points back at the people that point at it.
	 */
	@Entity(name = "Club")
	static class Club {

		@Id
		@GeneratedValue
		@Nullable Long id;

		@ManyToOne(cascade = CascadeType.PERSIST)
		@JoinColumn(foreignKey = @ForeignKey(name = "club_founder"))
		@OnDelete(action = OnDeleteAction.SET_NULL)
		@Nullable Person founder;

	}

	@Entity(name = "Book")
	@Table(uniqueConstraints = @UniqueConstraint(columnNames = { "author_id", "title" }))
	static class Book {

		@Id
		@GeneratedValue
		@Nullable Long id;

		@ManyToOne(optional = false)
		@OnDelete(action = OnDeleteAction.CASCADE)
		@Nullable Person author;

		@Column(nullable = false, length = 100)
		@Nullable String title;

		Book() {
		}

		Book(Person author, String title) {
			this.author = author;
			this.title = title;
		}

	}

	@Entity(name = "Note")
	static class Note {

		@Id
		@GeneratedValue
		@Nullable Long id;

		@Nullable String text;

		Note() {
		}

		Note(String text) {
			this.text = text;
		}

	}

}
