package io.appdb.companions.session;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * The visits.
 */
interface Visits extends JpaRepository<Visit, Long> {

}
