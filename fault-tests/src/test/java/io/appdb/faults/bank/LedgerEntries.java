package io.appdb.faults.bank;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * Spring Data's way to the ledger. Safe for every thread.
 */
interface LedgerEntries extends JpaRepository<LedgerEntry, Long> {

}
