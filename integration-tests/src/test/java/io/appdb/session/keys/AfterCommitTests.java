package io.appdb.session.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.appdb.DatabaseManager;
import io.appdb.session.DbSession;
import io.appdb.session.SessionWork;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever is done with an entity after a commit by hand works, in every order and with
 * each kind of identifier.
 */
class AfterCommitTests {

	/**
	 * One session takes all the steps, each one after each other one.
	 */
	@EachDatabase
	void everyStepAfterEveryOther(TestDatabase database) {
		try (DatabaseManager manager = manager(database)) {
			for (KeyKind kind : KeyKind.values()) {
				List<Step> taken = new ArrayList<>();
				try (DbSession db = manager.getSession(); DbSession other = manager.getSession()) {
					KeptObject object = new KeptObject(kind, db);
					for (Step step : pairs()) {
						taken.add(step);
						step.apply(object);
					}
					db.commit();
					object.finish(other);
				}
				catch (RuntimeException | AssertionError ex) {
					throw new AssertionError(kind + " after " + taken, ex);
				}
			}
		}
	}

	@EachDatabase
	void everyStepFirst(TestDatabase database) {
		try (DatabaseManager manager = manager(database)) {
			for (KeyKind kind : KeyKind.values()) {
				for (Step step : Step.values()) {
					manager.sessions().runWithSession(work(kind, step));
					manager.sessions().runInTransaction(work(kind, step));
				}
			}
		}
	}

	private static SessionWork<RuntimeException> work(KeyKind kind, Step step) {
		return (db) -> {
			try {
				step.takenFirst(kind, db);
			}
			catch (RuntimeException | AssertionError ex) {
				throw new AssertionError(kind + " " + step, ex);
			}
		};
	}

	/**
	 * A sequence in which each step follows on each one, itself too.
	 */
	private static List<Step> pairs() {
		List<Step> sequence = new ArrayList<>();
		List<Step> steps = List.of(Step.values());
		for (int first = 0; first < steps.size(); first++) {
			sequence.add(steps.get(first));
			for (Step second : steps.subList(first + 1, steps.size())) {
				sequence.add(steps.get(first));
				sequence.add(second);
			}
		}
		sequence.add(steps.get(0));
		return sequence;
	}

	private static DatabaseManager manager(TestDatabase database) {
		DatabaseManager manager = DatabaseManager.builder()
			.url(database.url())
			.username(database.username())
			.password(database.password())
			.entities(Stream.concat(Stream.of(KeyKind.values()).map(KeyKind::type), Stream.of(Part.class, Whole.class))
				.toArray(Class[]::new))
			.build();
		manager.initialize();
		return manager;
	}

}
