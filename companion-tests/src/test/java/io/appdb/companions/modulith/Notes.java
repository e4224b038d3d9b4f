package io.appdb.companions.modulith;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * The notes.
 */
interface Notes extends JpaRepository<Note, Long> {

}
