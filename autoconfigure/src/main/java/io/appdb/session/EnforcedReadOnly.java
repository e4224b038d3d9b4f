package io.appdb.session;

import org.springframework.transaction.support.DefaultTransactionDefinition;

/**
 * A read-only transaction in which pending changes are written all the same, so that the
 * server refuses them. With Spring's own read-only definition Hibernate would not flush,
 * and the changes would be lost without a word. Lives as long as its transaction.
 */
final class EnforcedReadOnly extends DefaultTransactionDefinition {

	EnforcedReadOnly() {
		setReadOnly(true);
	}

}
