package io.appdb.web;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * Owners by Spring Data.
 */
interface OwnerRepository extends JpaRepository<Owner, Long> {

}
