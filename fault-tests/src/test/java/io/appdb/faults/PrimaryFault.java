package io.appdb.faults;

import java.time.Duration;

/**
 * What happens to a primary with a synchronous standby. Each time the standby takes its
 * place, and gets a standby of its own. Constants.
 */
enum PrimaryFault {

	/**
	 * The primary is killed.
	 */
	KILL("SIGKILL of the primary, promotion of its standby") {
		@Override
		void strike(ReplicatedPostgresql database) throws Exception {
			database.killPrimary();
			database.replaceStandby();
		}
	},

	/**
	 * The standby is gone, commits wait for it, and somebody cancels them. PostgreSQL
	 * calls those a success that it warns of; then the primary is killed, and the standby
	 * does not have them.
	 */
	CANCELLED_COMMITS("the same, after 3 s without standby in which waiting commits are cancelled") {
		@Override
		void strike(ReplicatedPostgresql database) throws Exception {
			database.killStandby();
			database.cancelCommits(Duration.ofSeconds(3));
			database.killPrimaryAndStartStandby();
			database.replaceStandby();
		}
	};

	private static final Duration LATEST = Duration.ofSeconds(20);

	private final String label;

	PrimaryFault(String label) {
		this.label = label;
	}

	abstract void strike(ReplicatedPostgresql database) throws Exception;

	Fault on(ReplicatedPostgresql database) {
		return new Fault(this.label, Fault.Measure.SILENCE, LATEST, () -> strike(database));
	}

	@Override
	public String toString() {
		return this.label;
	}

}
