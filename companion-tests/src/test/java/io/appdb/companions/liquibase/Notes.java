package io.appdb.companions.liquibase;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * The notes.
 */
interface Notes extends JpaRepository<Note, Long> {

}
