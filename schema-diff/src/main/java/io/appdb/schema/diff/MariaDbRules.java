package io.appdb.schema.diff;

import java.util.List;
import java.util.Set;

/**
 * MariaDB renames columns wherever they are used.
 */
final class MariaDbRules implements ServerRules {

	private static final Set<String> STRICT = Set.of("uuid", "inet4", "inet6");

	@Override
	public List<String> beforeRenames(Table before, Table renamed) {
		return List.of();
	}

	@Override
	public List<String> afterRenames(Table before, Table renamed) {
		return List.of();
	}

	/**
	 * MariaDB has types that only a text or bytes can become.
	 */
	@Override
	public String between(String from, String to) {
		boolean strict = STRICT.contains(from) != STRICT.contains(to);
		String other = ServerRules.family(STRICT.contains(from) ? to : from);
		return (strict && !other.equals("text") && !other.equals("bytes")) ? "varchar(255)" : "";
	}

	@Override
	public String filled(String family) {
		return switch (family) {
			case "moment" -> "rows that are there get 0000-00-00, and it fails where NO_ZERO_DATE is set";
			case "time" -> "rows that are there get 00:00:00";
			case "enum" -> "rows that are there get the first value";
			case "json" -> "rows that are there get '', which is no JSON";
			default -> FILLINGS.containsKey(family) ? "rows that are there " + FILLINGS.get(family)
					: "rows that are there get an empty value, or it fails";
		};
	}

}
