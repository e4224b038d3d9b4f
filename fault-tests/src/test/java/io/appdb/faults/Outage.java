package io.appdb.faults;

import java.time.Duration;

/**
 * What happens to a bank while its customers are at work. Each one is over when it
 * returns. Constants.
 */
enum Outage {

	/**
	 * The server is killed and started.
	 */
	KILL("SIGKILL of the server, start", 20, (scene) -> scene.server().kill()),

	/**
	 * The server is told to end, and started.
	 */
	RESTART("restart of the server", 5, (scene) -> scene.server().restart()),

	/**
	 * The server does nothing for two seconds.
	 */
	PAUSE("server frozen for 2 s", 3, (scene) -> scene.server().pause(Duration.ofSeconds(2))),

	/**
	 * The server ends all connections.
	 */
	TERMINATION("connections ended by the server", 5, (scene) -> scene.bank().killConnections()),

	/**
	 * Somebody else has all connections for two seconds.
	 */
	TAKEN_CONNECTIONS("`max_connections` used up for 2 s", 3,
			(scene) -> TakenConnections.hold(scene, Duration.ofSeconds(2))),

	/**
	 * The password of the bank is wrong for two seconds.
	 */
	WRONG_PASSWORD("password changed for 2 s", 3, (scene) -> WrongPassword.hold(scene, Duration.ofSeconds(2))),

	/**
	 * The server's disk is full for two seconds.
	 */
	FULL_DISK("disk full for 2 s", 3, (scene) -> scene.server().fillDisk(Duration.ofSeconds(2))),

	/**
	 * Connections end in the middle of a packet, and there are no new ones for a second.
	 */
	NETWORK_CUT("network cut in mid-packet for 1 s", 5, (scene) -> scene.proxy().cut(Duration.ofSeconds(1)));

	/**
	 * What all of this promises at least; the table says what was measured.
	 */
	private static final Duration LATEST = Duration.ofSeconds(10);

	private final String label;

	private final int times;

	@SuppressWarnings("ImmutableEnumChecker") // functions without state
	private final Strike strike;

	Outage(String label, int times, Strike strike) {
		this.label = label;
		this.times = times;
		this.strike = strike;
	}

	/**
	 * How often it happens in a full run.
	 */
	int times() {
		return this.times;
	}

	/**
	 * Whether it may go by without a customer who notices.
	 */
	boolean isBearable() {
		return this == PAUSE || this == TERMINATION;
	}

	/**
	 * Whether the bank is to reach its server through a proxy.
	 */
	boolean isOfNetwork() {
		return this == NETWORK_CUT;
	}

	/**
	 * Lets it happen to a bank.
	 */
	Fault on(Scene scene) {
		return new Fault(this.label, Fault.Measure.RECOVERY, LATEST, () -> this.strike.on(scene));
	}

	@Override
	public String toString() {
		return this.label;
	}

	/**
	 * Makes an outage, and ends it.
	 */
	@FunctionalInterface
	private interface Strike {

		void on(Scene scene) throws Exception;

	}

}
