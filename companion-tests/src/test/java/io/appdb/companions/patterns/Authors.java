package io.appdb.companions.patterns;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * The authors.
 */
interface Authors extends JpaRepository<Author, Long> {

}
