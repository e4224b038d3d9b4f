package io.appdb.companions.batch;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * The copies.
 */
interface Copies extends JpaRepository<Copy, Long> {

}
