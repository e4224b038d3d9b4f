package io.appdb.companions.datarest;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * The books, at {@code /books}.
 */
public interface Books extends JpaRepository<Book, Long> {

}
