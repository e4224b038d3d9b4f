package io.appdb.engine;

/**
 * A text is not a URL. Holds a reason that quotes nothing of the text, for that may be a
 * password.
 */
public final class UnreadableUrlException extends IllegalArgumentException {

	private final String reason;

	public UnreadableUrlException(String reason) {
		super(reason);
		this.reason = reason;
	}

	static UnreadableUrlException ofScheme() {
		return new UnreadableUrlException("its scheme is none of " + DatabaseType.keywords()
				+ "; another database needs its JDBC URL (jdbc:...)");
	}

	String reason() {
		return this.reason;
	}

}
