package io.appdb.databases.elsewhere;

import io.appdb.databases.shop.Item;

import org.springframework.data.repository.CrudRepository;

/**
 * A repository that is not in the packages of its entity's database.
 */
public interface StrayRepository extends CrudRepository<Item, Long> {

}
