package io.appdb.schema.diff;

import java.util.List;
import java.util.Map;

/**
 * Where the rules of MySQL and MariaDB differ about what a table lets happen.
 * Implementations have no state but how statements look.
 */
interface ServerRules {

	/**
	 * Returns what has to go before columns are renamed.
	 * @param before the table with the old names of its columns
	 * @param renamed the table with their new names
	 * @return the clauses
	 */
	List<String> beforeRenames(Table before, Table renamed);

	/**
	 * Returns what comes again afterwards.
	 */
	List<String> afterRenames(Table before, Table renamed);

	/**
	 * Returns the type that a value passes through on its way to another type, empty when
	 * it goes there directly.
	 */
	String between(String from, String to);

	/**
	 * Returns what happens to rows when a column comes that needs a value and says none.
	 * @param family the type of the column in words of {@link #family}
	 */
	String filled(String family);

	/**
	 * What a column without a default is filled with, by the family of its type.
	 */
	Map<String, String> FILLINGS = Map.of("number", "get 0", "text", "get ''", "bytes", "get no bytes", "set",
			"get ''");

	/**
	 * Returns the family of a type: number, text, bytes, enum, set, moment, json or
	 * other.
	 */
	static String family(String type) {
		String base = type.replaceAll("[ (].*", "");
		return switch (base) {
			case "tinyint", "smallint", "mediumint", "int", "bigint", "decimal", "float", "double", "bit", "year" ->
				"number";
			case "char", "varchar", "tinytext", "text", "mediumtext", "longtext" -> "text";
			case "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob" -> "bytes";
			case "date", "datetime", "timestamp" -> "moment";
			case "enum", "set", "json", "time" -> base;
			default -> "other";
		};
	}

}
