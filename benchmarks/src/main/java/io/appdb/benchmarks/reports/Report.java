package io.appdb.benchmarks.reports;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * What is kept in the further database. One thread at a time.
 */
@Entity
@Table(name = "reports")
public class Report {

	@Id
	private long id;

	private String title;

	/**
	 * For Hibernate.
	 */
	protected Report() {
	}

	/**
	 * Returns the identifier.
	 * @return the identifier
	 */
	public long id() {
		return this.id;
	}

	/**
	 * Returns the title.
	 * @return the title
	 */
	public String title() {
		return this.title;
	}

}
