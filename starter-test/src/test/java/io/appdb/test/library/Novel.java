package io.appdb.test.library;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.jspecify.annotations.Nullable;

/**
 * A novel.
 */
@Entity
public class Novel {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	private String title;

	@ManyToOne(fetch = FetchType.LAZY, optional = false)
	private Writer writer;

	protected Novel() {
	}

	Novel(String title, Writer writer) {
		this.title = title;
		this.writer = writer;
	}

	public @Nullable Long getId() {
		return this.id;
	}

	public String getTitle() {
		return this.title;
	}

	public Writer getWriter() {
		return this.writer;
	}

}
