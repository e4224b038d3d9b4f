package io.appdb.databases.reports;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * A repository of the database {@code reports}.
 */
public interface ReportRepository extends JpaRepository<Report, Long> {

}
