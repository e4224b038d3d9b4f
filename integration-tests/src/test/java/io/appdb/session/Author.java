package io.appdb.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import org.jspecify.annotations.Nullable;

/**
 * Who writes books.
 */
@Entity
class Author {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	@Nullable Long id;

	@Column(unique = true, nullable = false, length = 20)
	String name = "";

	@OneToMany(mappedBy = "author", cascade = CascadeType.PERSIST)
	List<Book> books = new ArrayList<>();

	static Author named(String name) {
		Author author = new Author();
		author.name = name;
		return author;
	}

	Author write(String title) {
		Book book = new Book();
		book.title = title;
		book.author = this;
		this.books.add(book);
		return this;
	}

	long id() {
		return Objects.requireNonNull(this.id);
	}

	String getName() {
		return this.name;
	}

	List<Book> getBooks() {
		return this.books;
	}

}
