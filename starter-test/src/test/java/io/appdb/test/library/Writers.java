package io.appdb.test.library;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * Spring Data's way to the writers.
 */
public interface Writers extends JpaRepository<Writer, Long> {

}
