package io.appdb.session;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.jspecify.annotations.Nullable;

/**
 * What an author writes.
 */
@Entity
class Book {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	@Nullable Long id;

	String title = "";

	@ManyToOne(fetch = FetchType.LAZY)
	@Nullable Author author;

	@Nullable Author getAuthor() {
		return this.author;
	}

}
