package io.appdb.databases.reports;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/**
 * A row of the database {@code reports}.
 */
@Entity
public class Report {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	@Column(unique = true)
	private @Nullable String title;

	protected Report() {
	}

	public Report(String title) {
		this.title = title;
	}

	public @Nullable Long getId() {
		return this.id;
	}

	public @Nullable String getTitle() {
		return this.title;
	}

	public void rename(String title) {
		this.title = title;
	}

}
