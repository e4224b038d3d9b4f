package io.appdb.session.steps;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * Lines by Spring Data.
 */
interface Lines extends JpaRepository<Line, Long> {

}
