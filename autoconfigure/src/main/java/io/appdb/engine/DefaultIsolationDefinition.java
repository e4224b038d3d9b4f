package io.appdb.engine;

import org.jspecify.annotations.Nullable;

import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DelegatingTransactionDefinition;
import org.springframework.transaction.support.ResourceTransactionDefinition;

/**
 * A definition without its isolation level, which is already on the connection; Hibernate
 * would refuse it. Lives as long as the call that begins a transaction.
 */
final class DefaultIsolationDefinition extends DelegatingTransactionDefinition
		implements ResourceTransactionDefinition {

	private final boolean localResource;

	DefaultIsolationDefinition(TransactionDefinition definition) {
		super(definition);
		this.localResource = definition instanceof ResourceTransactionDefinition resource && resource.isLocalResource();
	}

	@Override
	public int getIsolationLevel() {
		return ISOLATION_DEFAULT;
	}

	@Override
	public boolean isLocalResource() {
		return this.localResource;
	}

	@Override
	public @Nullable String getName() {
		return super.getName();
	}

}
