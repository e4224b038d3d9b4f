package io.appdb.benchmarks;

import java.util.Locale;

/**
 * What a ratio should be. A value.
 *
 * @param kind which side of the limit is the right one
 * @param limit the limit
 */
record Target(Kind kind, double limit) {

	static final Target NONE = new Target(Kind.NONE, 0);

	static Target atLeast(double limit) {
		return new Target(Kind.AT_LEAST, limit);
	}

	static Target atMost(double limit) {
		return new Target(Kind.AT_MOST, limit);
	}

	String verdict(double ratio) {
		return switch (this.kind) {
			case AT_LEAST -> (ratio >= this.limit) ? "met" : "missed";
			case AT_MOST -> (ratio <= this.limit) ? "met" : "missed";
			case NONE -> "–";
		};
	}

	@Override
	public String toString() {
		return switch (this.kind) {
			case AT_LEAST -> String.format(Locale.ROOT, "≥ %.2f", this.limit);
			case AT_MOST -> String.format(Locale.ROOT, "≤ %.2f", this.limit);
			case NONE -> "–";
		};
	}

	/**
	 * Which side of the limit is the right one.
	 */
	enum Kind {

		/**
		 * The ratio is to be this or more.
		 */
		AT_LEAST,

		/**
		 * The ratio is to be this or less.
		 */
		AT_MOST,

		/**
		 * The ratio is for information.
		 */
		NONE

	}

}
