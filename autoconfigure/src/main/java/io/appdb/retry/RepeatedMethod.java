package io.appdb.retry;

import org.springframework.core.retry.RetryPolicy;

/**
 * A method whose transaction is repeated. Immutable.
 *
 * @param name its class and name
 * @param policy when and how often
 * @param ownTransaction whether its {@code @Transactional} begins and ends the
 * transaction
 */
record RepeatedMethod(String name, RetryPolicy policy, boolean ownTransaction) {

}
