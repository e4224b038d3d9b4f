package io.appdb.faults;

/**
 * A bank and what it works with. A value.
 *
 * @param database its database
 * @param bank the bank
 * @param address how the bank finds its database
 */
record Workplace(BankDatabase database, RunningBank bank, Address address) {

}
