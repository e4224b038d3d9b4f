package io.appdb.sample.accounts;

/**
 * Both accounts after a transfer. Immutable.
 *
 * @param from the account that gave
 * @param to the account that got
 */
record TransferView(AccountView from, AccountView to) {
}
