package io.appdb.schema.diff;

import java.util.List;

/**
 * MariaDB renames columns wherever they are used.
 */
final class MariaDbRules implements ServerRules {

	@Override
	public List<String> beforeRenames(Table before, Table renamed) {
		return List.of();
	}

	@Override
	public List<String> afterRenames(Table before, Table renamed) {
		return List.of();
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
