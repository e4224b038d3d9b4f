package io.appdb.databases.reports;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.transaction.annotation.Transactional;

/**
 * A repository of the database {@code reports}.
 */
public interface ReportRepository extends JpaRepository<Report, Long> {

	/**
	 * Adds a report and gives it another title at once.
	 * @param title the title that it is added with
	 * @param other the title that it has then
	 */
	@Transactional("reports")
	default void rename(String title, String other) {
		saveAndFlush(new Report(title)).rename(other);
		flush();
	}

}
