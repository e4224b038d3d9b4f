package io.appdb.faults;

import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/**
 * What transactions may see of each other, as Martin Kleppmann's Hermitage provokes it,
 * with the names of Adya's theory. Constants.
 */
enum Anomaly {

	/**
	 * Two transactions write the same rows, and each has its way with one of them.
	 */
	G0("dirty write", Anomaly::dirtyWrite),

	/**
	 * A read sees what is rolled back.
	 */
	G1A("aborted read", Anomaly::abortedRead),

	/**
	 * A read sees what its writer writes over.
	 */
	G1B("intermediate read", Anomaly::intermediateRead),

	/**
	 * Each of two transactions sees what the other has written.
	 */
	G1C("circular information", Anomaly::circularInformation),

	/**
	 * A read sees a transaction's row, and not the other one of the same transaction.
	 */
	OTV("observed transaction vanishes", Anomaly::vanishing),

	/**
	 * A condition finds a row that was not there.
	 */
	PMP("phantom", Anomaly::phantom),

	/**
	 * Both read, both write, and one of the writes is lost.
	 */
	P4("lost update", Anomaly::lostUpdate),

	/**
	 * Two reads see the rows of different times.
	 */
	G_SINGLE("read skew", Anomaly::readSkew),

	/**
	 * Each writes what the other has read.
	 */
	G2_ITEM("write skew", Anomaly::writeSkew),

	/**
	 * The same with conditions.
	 */
	G2("write skew by condition", Anomaly::phantomSkew);

	private final String text;

	@SuppressWarnings("ImmutableEnumChecker") // a method reference
	private final Predicate<Duel> script;

	Anomaly(String text, Predicate<Duel> script) {
		this.text = text;
		this.script = script;
	}

	/**
	 * Provokes it on the rows (1, 10) and (2, 20).
	 * @return whether it happened
	 */
	boolean happens(Duel duel) {
		return this.script.test(duel);
	}

	private static boolean dirtyWrite(Duel duel) {
		SteppedTransaction first = duel.begin();
		SteppedTransaction second = duel.begin();
		first.write(1, 11);
		second.write(1, 12);
		first.write(2, 21);
		first.commit();
		second.write(2, 22);
		second.commit();
		return duel.stored(1) % 10 != duel.stored(2) % 10;
	}

	private static boolean abortedRead(Duel duel) {
		SteppedTransaction first = duel.begin();
		SteppedTransaction second = duel.begin();
		first.write(1, 101);
		CompletableFuture<Integer> read = second.read(1);
		first.rollback();
		second.commit();
		duel.areCommitted();
		return Duel.saw(read, 101);
	}

	private static boolean intermediateRead(Duel duel) {
		SteppedTransaction first = duel.begin();
		SteppedTransaction second = duel.begin();
		first.write(1, 101);
		CompletableFuture<Integer> read = second.read(1);
		first.write(1, 11);
		first.commit();
		second.commit();
		return duel.areCommitted() && Duel.saw(read, 101);
	}

	private static boolean circularInformation(Duel duel) {
		SteppedTransaction first = duel.begin();
		SteppedTransaction second = duel.begin();
		first.write(1, 11);
		second.write(2, 22);
		CompletableFuture<Integer> ofSecond = first.read(2);
		CompletableFuture<Integer> ofFirst = second.read(1);
		first.commit();
		second.commit();
		return duel.areCommitted() && Duel.saw(ofSecond, 22) && Duel.saw(ofFirst, 11);
	}

	private static boolean vanishing(Duel duel) {
		SteppedTransaction first = duel.begin();
		SteppedTransaction second = duel.begin();
		SteppedTransaction third = duel.begin();
		first.write(1, 11);
		first.write(2, 19);
		second.write(1, 12);
		first.commit();
		CompletableFuture<Integer> one = third.read(1);
		CompletableFuture<Integer> two = third.read(2);
		second.write(2, 18);
		second.commit();
		CompletableFuture<Integer> twoAgain = third.read(2);
		CompletableFuture<Integer> oneAgain = third.read(1);
		third.commit();
		return duel.areCommitted()
				&& ((Duel.saw(one, 12) && Duel.saw(two, 19)) || (Duel.saw(twoAgain, 18) && Duel.saw(oneAgain, 11)));
	}

	private static boolean phantom(Duel duel) {
		SteppedTransaction first = duel.begin();
		SteppedTransaction second = duel.begin();
		CompletableFuture<Integer> before = first.countThirds();
		second.insert(3, 30);
		second.commit();
		CompletableFuture<Integer> after = first.countThirds();
		first.commit();
		return duel.areCommitted() && Duel.saw(before, 0) && Duel.saw(after, 1);
	}

	private static boolean lostUpdate(Duel duel) {
		SteppedTransaction first = duel.begin();
		SteppedTransaction second = duel.begin();
		CompletableFuture<Integer> ofFirst = first.read(1);
		CompletableFuture<Integer> ofSecond = second.read(1);
		first.add(1, ofFirst, 1);
		second.add(1, ofSecond, 2);
		first.commit();
		second.commit();
		return duel.areCommitted() && duel.stored(1) != 13;
	}

	private static boolean readSkew(Duel duel) {
		SteppedTransaction first = duel.begin();
		SteppedTransaction second = duel.begin();
		CompletableFuture<Integer> one = first.read(1);
		CompletableFuture<Integer> ofSecond = second.read(1);
		second.write(1, 12);
		second.write(2, 18);
		second.commit();
		CompletableFuture<Integer> two = first.read(2);
		first.commit();
		return duel.areCommitted() && Duel.saw(ofSecond, 10) && Duel.saw(one, 10) && Duel.saw(two, 18);
	}

	private static boolean writeSkew(Duel duel) {
		SteppedTransaction first = duel.begin();
		SteppedTransaction second = duel.begin();
		CompletableFuture<Integer> ofFirst = first.read(2);
		CompletableFuture<Integer> ofSecond = second.read(1);
		first.write(1, 11);
		second.write(2, 21);
		first.commit();
		second.commit();
		return duel.areCommitted() && Duel.saw(ofFirst, 20) && Duel.saw(ofSecond, 10);
	}

	private static boolean phantomSkew(Duel duel) {
		SteppedTransaction first = duel.begin();
		SteppedTransaction second = duel.begin();
		CompletableFuture<Integer> ofFirst = first.countThirds();
		CompletableFuture<Integer> ofSecond = second.countThirds();
		first.insert(3, 30);
		second.insert(4, 42);
		first.commit();
		second.commit();
		return duel.areCommitted() && Duel.saw(ofFirst, 0) && Duel.saw(ofSecond, 0);
	}

	@Override
	public String toString() {
		return name().replace('_', '-') + " " + this.text;
	}

}
