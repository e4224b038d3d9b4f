package io.appdb.engine;

/**
 * A secret parameter behind a separator that is not the database's own, as in
 * {@code jdbc:postgresql://host/name;password=…}: to the driver it would be part of
 * something else, and be shown with it. Stateless.
 */
public final class MisplacedParameter {

	private static final String SEPARATORS = ";&?,(";

	private MisplacedParameter() {
	}

	/**
	 * Tells whether a name of a database or a file holds one.
	 */
	static boolean isIn(String name) {
		for (int equals = name.indexOf('='); equals >= 0; equals = name.indexOf('=', equals + 1)) {
			if (UrlMask.isSecret(name.substring(keyBegin(name, equals), equals))) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Refuses a password in the value of another parameter.
	 */
	public static void refuseIn(String value, char separator) {
		for (int equals = value.indexOf('='); equals >= 0; equals = value.indexOf('=', equals + 1)) {
			int begin = keyBegin(value, equals);
			boolean separated = begin > 0 && ";&?".indexOf(value.charAt(begin - 1)) >= 0;
			if (separated && CredentialKey.of(PercentCode.decode(value.substring(begin, equals))) != null) {
				throw new UnreadableUrlException("user or password stands behind a '" + value.charAt(begin - 1)
						+ "', where '" + separator + "' separates parameters");
			}
		}
	}

	private static int keyBegin(String text, int equals) {
		int begin = equals;
		while (begin > 0 && text.charAt(begin - 1) != '=' && SEPARATORS.indexOf(text.charAt(begin - 1)) < 0) {
			begin--;
		}
		return begin;
	}

}
