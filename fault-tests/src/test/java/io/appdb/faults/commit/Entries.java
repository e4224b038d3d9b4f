package io.appdb.faults.commit;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * Spring Data's way to the rows. Safe for every thread.
 */
interface Entries extends JpaRepository<Entry, Long> {

}
