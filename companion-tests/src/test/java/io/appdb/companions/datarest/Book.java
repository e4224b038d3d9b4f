package io.appdb.companions.datarest;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/**
 * A book with a number of its own.
 */
@Entity
public class Book {

	@Id
	@GeneratedValue
	private @Nullable Long id;

	@Version
	private int version;

	@Column(unique = true, length = 20)
	private @Nullable String isbn;

	@Column(nullable = false, length = 20)
	private @Nullable String title;

	public @Nullable String getIsbn() {
		return this.isbn;
	}

	public void setIsbn(String isbn) {
		this.isbn = isbn;
	}

	public @Nullable String getTitle() {
		return this.title;
	}

	public void setTitle(String title) {
		this.title = title;
	}

}
