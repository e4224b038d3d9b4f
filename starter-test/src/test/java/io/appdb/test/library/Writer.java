package io.appdb.test.library;

import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import org.jspecify.annotations.Nullable;

/**
 * A writer and what they wrote.
 */
@Entity
public class Writer {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	private String name;

	@OneToMany(mappedBy = "writer", cascade = CascadeType.PERSIST)
	@OrderBy("title")
	private List<Novel> novels = new ArrayList<>();

	protected Writer() {
	}

	public Writer(String name, String... titles) {
		this.name = name;
		for (String title : titles) {
			this.novels.add(new Novel(title, this));
		}
	}

	public @Nullable Long getId() {
		return this.id;
	}

	public String getName() {
		return this.name;
	}

	public List<Novel> getNovels() {
		return this.novels;
	}

}
