package io.appdb.web;

import java.io.IOException;
import java.util.Objects;
import java.util.function.BooleanSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.unit.DataSize;

/**
 * Holds back what is written to a response inside of a transaction that writes to the
 * database, wherever it was begun, until that has ended. Left alone are a transaction
 * around the whole request, such as a test's, read-only ones, and those that a session
 * has begun by hand, which end when their owner says so. Lives as long as its response.
 */
final class TransactionHold {

	private static final Logger logger = LoggerFactory.getLogger(TransactionHold.class);

	private final BufferedResponse response;

	private final BooleanSupplier begunByHand;

	private final DataSize limit;

	private final boolean surrounded;

	/**
	 * Whether a transaction verifies before its commit what a handler has written.
	 */
	private boolean watched;

	TransactionHold(BufferedResponse response, BooleanSupplier begunByHand, DataSize limit) {
		this.response = response;
		this.begunByHand = begunByHand;
		this.limit = limit;
		this.surrounded = TransactionSynchronizationManager.isActualTransactionActive();
	}

	/**
	 * Begins to hold if a transaction of this thread asks for it.
	 */
	boolean begin() {
		if (!isAsked()) {
			return false;
		}
		String name = Objects.requireNonNullElse(TransactionSynchronizationManager.getCurrentTransactionName(),
				"without a name");
		this.response.hold(HeldLimit.ofTransaction(this.limit, name));
		TransactionSynchronizationManager.registerSynchronization(new End());
		return true;
	}

	private boolean isAsked() {
		return !this.surrounded && TransactionSynchronizationManager.isActualTransactionActive()
				&& !TransactionSynchronizationManager.isCurrentTransactionReadOnly()
				&& TransactionSynchronizationManager.isSynchronizationActive() && !this.begunByHand.getAsBoolean();
	}

	/**
	 * Lets the transaction that runs inside of a held handler fail before its commit when
	 * too much was written.
	 */
	void watch() {
		if (!this.watched && this.response.isHeld() && TransactionSynchronizationManager.isSynchronizationActive()) {
			this.watched = true;
			TransactionSynchronizationManager.registerSynchronization(new Verification());
		}
	}

	/**
	 * Verifies what a handler has written. Lives as long as the transaction.
	 */
	private final class Verification implements TransactionSynchronization {

		@Override
		public void beforeCommit(boolean readOnly) {
			TransactionHold.this.response.verify();
		}

		@Override
		public void afterCompletion(int status) {
			TransactionHold.this.watched = false;
		}

	}

	/**
	 * Releases or discards what was written in a transaction. Lives as long as that.
	 */
	private final class End implements TransactionSynchronization {

		@Override
		public void beforeCommit(boolean readOnly) {
			TransactionHold.this.response.verify();
		}

		@Override
		public void afterCompletion(int status) {
			if (status != STATUS_COMMITTED) {
				TransactionHold.this.response.discard();
				return;
			}
			try {
				TransactionHold.this.response.release();
			}
			catch (IOException ex) {
				logger.debug("The client was gone when its answer was released after the commit", ex);
			}
		}

	}

}
