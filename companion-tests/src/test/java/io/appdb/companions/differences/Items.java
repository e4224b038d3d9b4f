package io.appdb.companions.differences;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * The things.
 */
interface Items extends JpaRepository<Item, Long> {

}
