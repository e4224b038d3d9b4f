package io.appdb.faults;

/**
 * Which nodes of a Galera cluster a bank uses. Constants.
 */
enum GaleraAccess {

	/**
	 * The first one that answers.
	 */
	ONE("one node of three (`sequential:`)", "sequential"),

	/**
	 * All of them at the same time.
	 */
	ALL("all three nodes (`loadbalance:`)", "loadbalance");

	private final String label;

	private final String mode;

	GaleraAccess(String label, String mode) {
		this.label = label;
		this.mode = mode;
	}

	Address address(GaleraCluster cluster) {
		return cluster.address(this.mode);
	}

	@Override
	public String toString() {
		return this.label;
	}

}
