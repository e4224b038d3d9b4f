package io.appdb.session.request;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

import io.appdb.error.PartialCommitException;
import io.appdb.session.ThrowingCall;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The transactions of one handler on all databases that it writes to. Each is begun
 * before the handler is called. When it has returned, the changes of all are written and
 * checked before the first is committed; then they are committed in their order, those
 * that are read-only before the others. One that fails rolls back itself and the ones
 * behind it. Used once.
 */
public final class RequestTransactions {

	private final String name;

	private final List<Part> parts;

	private final List<String> committed = new ArrayList<>();

	/**
	 * What listens for the end of all.
	 */
	private List<TransactionSynchronization> listeners = List.of();

	/**
	 * Creates the transactions of a handler.
	 * @param name the name of each transaction
	 * @param parts the databases, in the order of their commits
	 */
	public RequestTransactions(String name, List<Part> parts) {
		this.name = name;
		this.parts = parts.stream().sorted(Comparator.comparing(Part::readOnly).reversed()).toList();
	}

	/**
	 * Runs the handler.
	 * @param handler the handler
	 * @param failed tells whether a returned value stands for a failure, which rolls back
	 * @param <T> type of the result
	 * @return what the handler returned
	 * @throws PartialCommitException when a commit failed after another had succeeded
	 * @throws Exception what the handler threw
	 */
	public <T extends @Nullable Object> T run(ThrowingCall<T, Exception> handler, Predicate<T> failed)
			throws Exception {
		if (this.parts.size() == 1) {
			Part only = this.parts.get(0);
			return only.session().runHandler(this.name, only.readOnly(), handler, failed);
		}
		ThrowingCall<T, Exception> work = () -> {
			T result = handler.call();
			if (!failed.test(result)) {
				prepare();
			}
			return result;
		};
		for (int index = 0; index < this.parts.size(); index++) {
			work = within(index, work, failed);
		}
		T result = work.call();
		this.parts.forEach((part) -> part.session().noteLeftChanges());
		return result;
	}

	private void prepare() {
		this.listeners = BeforeCommit.run();
		noteCommit(0);
		this.parts.stream().filter((part) -> !part.readOnly()).forEach((part) -> part.session().prepareCommit());
	}

	/**
	 * Comes back from the transaction that was committed before.
	 */
	private <T extends @Nullable Object> T after(int index, ThrowingCall<T, Exception> inner) throws Exception {
		try {
			return inner.call();
		}
		finally {
			if (index > 0) {
				BeforeCommit.register(this.listeners, index == this.parts.size() - 1);
				noteCommit(index);
			}
		}
	}

	/**
	 * Hears of the commit of a part from Spring, for a listener may fail after it.
	 */
	private void noteCommit(int index) {
		Part part = this.parts.get(index);
		if (!part.readOnly()) {
			TransactionSynchronizationManager
				.registerSynchronization(new Committed(() -> this.committed.add(part.database())));
		}
	}

	/**
	 * The transaction that is committed first is the innermost one.
	 */
	private <T extends @Nullable Object> ThrowingCall<T, Exception> within(int index, ThrowingCall<T, Exception> inner,
			Predicate<T> failed) {
		Part part = this.parts.get(index);
		return () -> {
			try {
				return part.session().runPart(this.name, part.readOnly(), () -> after(index, inner), failed);
			}
			catch (PartialCommitException ex) {
				throw ex;
			}
			catch (RuntimeException | Error ex) {
				boolean isPartial = !this.committed.isEmpty() && !this.committed.contains(part.database());
				if (isPartial) {
					throw partial(index, ex);
				}
				throw ex;
			}
		};
	}

	private PartialCommitException partial(int index, Throwable cause) {
		List<String> rolledBack = this.parts.subList(index + 1, this.parts.size())
			.stream()
			.map(Part::database)
			.toList();
		return new PartialCommitException(this.committed, this.parts.get(index).database(), rolledBack, cause);
	}

	/**
	 * Hears of a commit before anybody else does.
	 *
	 * @param committed told of it
	 */
	private record Committed(Runnable committed) implements TransactionSynchronization {

		@Override
		public int getOrder() {
			return Ordered.HIGHEST_PRECEDENCE;
		}

		@Override
		public void afterCommit() {
			this.committed.run();
		}

	}

	/**
	 * The part of one database.
	 *
	 * @param database its name
	 * @param session the request's session on it
	 * @param readOnly whether its transaction is read-only
	 */
	public record Part(String database, RequestSession session, boolean readOnly) {

	}

}
