package io.appdb.migration;

import java.time.LocalDate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * Entities on tables that have more than entities can say.
 */
final class KeptDrafts {

	private KeptDrafts() {
	}

	@Entity(name = "Person")
	@Table(name = "person")
	static class Person {

		@Id
		@Nullable Long id;

		@Column(length = 50, nullable = false)
		String name = "";

		@Column(length = 50)
		@Nullable String email;

		@Column(nullable = false)
		boolean active;

		@Nullable Integer age;

	}

	@Entity(name = "Person")
	@Table(name = "person")
	static class NotedPerson {

		@Id
		@Nullable Long id;

		@Column(length = 60, nullable = false)
		String name = "";

		@Column(length = 50)
		@Nullable String email;

		@Column(nullable = false)
		boolean active;

		@Nullable Integer age;

		@Column(length = 20)
		@Nullable String note;

	}

	@Entity(name = "Person")
	@Table(name = "person",
			indexes = { @Index(name = "part_of", columnList = "email"), @Index(name = "by_age", columnList = "age") })
	static class IndexedPerson {

		@Id
		@Nullable Long id;

		@Column(length = 50, nullable = false)
		String name = "";

		@Column(length = 50)
		@Nullable String email;

		@Column(nullable = false)
		boolean active;

		@Nullable Integer age;

	}

	@Entity(name = "Person")
	@Table(name = "person")
	static class AnonymousPerson {

		@Id
		@Nullable Long id;

		@Column(length = 50)
		@Nullable String email;

		@Column(nullable = false)
		boolean active;

		@Nullable Integer age;

	}

	@Entity(name = "Adult")
	@Immutable
	@Table(name = "adult")
	static class Adult {

		@Id
		@Nullable Long id;

		@Column(length = 50, nullable = false)
		String name = "";

	}

	@Entity(name = "Ticket")
	@Table(name = "ticket")
	static class Ticket {

		@Id
		@Nullable Long id;

		@ManyToOne
		@JoinColumn(name = "adult_id")
		@Nullable Adult adult;

	}

	@Entity(name = "Event")
	@Table(name = "event")
	static class Event {

		@Id
		@Nullable Long id;

		@Column(name = "held_on", nullable = false)
		@Nullable LocalDate heldOn;

		@Column(length = 20)
		@Nullable String title;

	}

	@Entity(name = "Long")
	@Table(name = "a_table_whose_name_was_written_by_somebody_who_likes_to_say_everything",
			indexes = @Index(name = "an_index_whose_name_was_written_by_somebody_who_likes_to_say_everything",
					columnList = "id"))
	static class LongNames {

		@Id
		@Nullable Long id;

		@Column(name = "a_column_whose_name_was_written_by_somebody_who_likes_to_say_everything")
		@Nullable String text;

		/** 63 letters, 66 bytes. */
		@Column(name = "grüße_an_alle_die_lange_namen_mögen_und_sie_auch_gern_ausdenken")
		@Nullable String greeting;

	}

}
