package io.appdb.sample.accounts;

import java.math.BigDecimal;

/**
 * Published where money is moved, in the transaction that moves it. Immutable.
 *
 * @param amount how much
 */
public record MoneyTransferred(BigDecimal amount) {

}
