package io.appdb.error;

/**
 * A setting has a value that cannot be worked with. Immutable.
 */
public final class InvalidSettingException extends IllegalArgumentException {

	private final String key;

	private final String value;

	private final String remedy;

	/**
	 * Creates the exception.
	 * @param key the key, like {@code app.db.pool.size}
	 * @param value the value it has; never a secret
	 * @param remedy what to do, like {@code use 1 or more}
	 */
	public InvalidSettingException(String key, Object value, String remedy) {
		super("'%s' is %s: %s".formatted(key, value, remedy));
		this.key = key;
		this.value = String.valueOf(value);
		this.remedy = remedy;
	}

	/**
	 * Returns the key.
	 * @return the key, like {@code app.db.pool.size}
	 */
	public String key() {
		return this.key;
	}

	/**
	 * Returns the value the key has.
	 * @return the value as text
	 */
	public String value() {
		return this.value;
	}

	/**
	 * Returns the way out.
	 * @return what to do
	 */
	public String remedy() {
		return this.remedy;
	}

}
