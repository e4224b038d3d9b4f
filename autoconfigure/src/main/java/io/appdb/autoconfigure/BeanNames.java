package io.appdb.autoconfigure;

import java.util.Arrays;
import java.util.stream.Collectors;

import org.springframework.util.StringUtils;

/**
 * The names of the beans of a further database. Immutable.
 *
 * @param database the name of the database, like {@code order-archive}
 */
record BeanNames(String database) {

	/**
	 * Returns the name of a bean.
	 * @param kind what the default database calls it, with a capital letter
	 * @return the name, like {@code orderArchiveDataSource}
	 */
	String of(String kind) {
		String words = Arrays.stream(this.database.split("-"))
			.map(StringUtils::capitalize)
			.collect(Collectors.joining());
		return StringUtils.uncapitalize(words) + kind;
	}

}
