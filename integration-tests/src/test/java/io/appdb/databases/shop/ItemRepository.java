package io.appdb.databases.shop;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * A repository of the default database.
 */
public interface ItemRepository extends JpaRepository<Item, Long> {

}
