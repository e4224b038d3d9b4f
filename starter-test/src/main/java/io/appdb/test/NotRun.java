package io.appdb.test;

/**
 * A kind of database that this machine cannot run. Immutable.
 *
 * @param kind the kind
 * @param reason why it cannot run
 */
record NotRun(DatabaseKind kind, String reason) implements DatabaseSource {

	@Override
	public TestDatabase create() {
		return TestDatabase.notRun(this.kind, this.kind + " " + description());
	}

	@Override
	public String description() {
		return "not run (" + this.reason + ")";
	}

}
