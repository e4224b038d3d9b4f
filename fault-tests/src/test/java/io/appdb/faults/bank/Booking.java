package io.appdb.faults.bank;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;

/**
 * Carries out a transfer and writes it to the ledger, in the transaction of the caller.
 * Accounts are locked in the order of their numbers, so that no two transfers wait for
 * each other. A value.
 *
 * @param transfer the transfer
 * @param way the way that the ledger shows
 */
record Booking(Transfer transfer, Way way) {

	private static final String INSERT = "insert into ledger (request, way, source, target, amount) values (?, ?, ?, ?, ?)";

	private static final String UPDATE = "update accounts set balance = balance + ? where id = ?";

	LedgerEntry entry() {
		return new LedgerEntry(this.transfer, this.way);
	}

	/**
	 * Changes entities.
	 */
	void in(EntityManager entityManager) {
		accountsIn(entityManager);
		entityManager.persist(entry());
	}

	void accountsIn(EntityManager entityManager) {
		add(entityManager, lower());
		add(entityManager, upper());
	}

	private void add(EntityManager entityManager, long account) {
		entityManager.find(Account.class, account, LockModeType.PESSIMISTIC_WRITE).add(change(account));
	}

	/**
	 * Runs statements.
	 */
	void by(Statements statements) {
		statements.execute(UPDATE, change(lower()), lower());
		statements.execute(UPDATE, change(upper()), upper());
		entryBy(statements);
	}

	void entryBy(Statements statements) {
		statements.execute(INSERT, this.transfer.request(), this.way.name(), this.transfer.source(),
				this.transfer.target(), this.transfer.amount());
	}

	private long lower() {
		return Math.min(this.transfer.source(), this.transfer.target());
	}

	private long upper() {
		return Math.max(this.transfer.source(), this.transfer.target());
	}

	private long change(long account) {
		return (account == this.transfer.source()) ? -this.transfer.amount() : this.transfer.amount();
	}

	/**
	 * What runs statements with parameters.
	 */
	@FunctionalInterface
	interface Statements {

		int execute(String sql, Object... parameters);

	}

}
