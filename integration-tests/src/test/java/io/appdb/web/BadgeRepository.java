package io.appdb.web;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * Badges by Spring Data.
 */
interface BadgeRepository extends JpaRepository<Badge, Long> {

}
