package io.appdb.settings;

import java.lang.reflect.RecordComponent;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.boot.context.properties.bind.DataObjectPropertyName;

/**
 * The keys below {@code app.db}. Immutable, made where it is needed.
 */
public final class KnownKeys {

	/**
	 * A key of a further database.
	 */
	private static final Pattern NAMED = Pattern.compile("(databases\\.[^.]+\\.)(.+)");

	private static final int TYPING_ERRORS = 2;

	private final List<String> keys = keys(DatabaseProperties.class, "").toList();

	/**
	 * Says what to do with a key that is not known.
	 * @param key what was written, below {@code app.db}
	 * @return words that follow a colon
	 */
	public String remedy(String key) {
		Matcher named = NAMED.matcher(key);
		return named.matches() ? remedy(named.group(1), named.group(2)) : remedy("", key);
	}

	private String remedy(String database, String key) {
		return nearest(key)
			.map((nearest) -> "did you mean '" + DatabaseProperties.PREFIX + "." + database + nearest
					+ "'? Correct or remove the key")
			.orElseGet(() -> "remove the key, or use one of " + String.join(", ", beside(key)));
	}

	/**
	 * Returns the key that somebody probably meant.
	 * @param key what was written, below {@code app.db}
	 * @return the nearest key, if one is near
	 */
	private Optional<String> nearest(String key) {
		return within(TYPING_ERRORS, key).or(() -> ofTheSameWords(key))
			.or(() -> within(Math.max(TYPING_ERRORS, key.length() / 4), key));
	}

	private Optional<String> within(int distance, String key) {
		return this.keys.stream()
			.min(Comparator.comparingInt((known) -> distance(key, known)))
			.filter((known) -> distance(key, known) <= distance);
	}

	/**
	 * Returns the key that has all words of another one and more, or all but some.
	 * @param key what was written, below {@code app.db}
	 * @return the key with the fewest words between, if there is only one
	 */
	private Optional<String> ofTheSameWords(String key) {
		Set<String> written = words(key);
		Map<Integer, List<String>> found = this.keys.stream()
			.filter((known) -> haveTheSame(written, words(known)))
			.collect(Collectors.groupingBy((known) -> Math.abs(words(known).size() - written.size()), TreeMap::new,
					Collectors.toList()));
		return found.values().stream().findFirst().filter((nearest) -> nearest.size() == 1).map((one) -> one.get(0));
	}

	private static boolean haveTheSame(Set<String> written, Set<String> known) {
		return Math.min(written.size(), known.size()) > 1 && (known.containsAll(written) || written.containsAll(known));
	}

	private static Set<String> words(String key) {
		return Set.copyOf(List.of(key.split("[.-]")));
	}

	/**
	 * Returns the keys beside one.
	 * @param key what was written, below {@code app.db}
	 * @return the keys of its group, or of the top when there is no such group
	 */
	private List<String> beside(String key) {
		String group = key.substring(0, key.lastIndexOf('.') + 1);
		List<String> siblings = this.keys.stream().filter((known) -> isDirectlyBelow(group, known)).toList();
		return siblings.isEmpty() ? this.keys.stream().filter((known) -> isDirectlyBelow("", known)).toList()
				: siblings;
	}

	private static boolean isDirectlyBelow(String group, String known) {
		return known.startsWith(group) && known.indexOf('.', group.length()) < 0;
	}

	private static Stream<String> keys(Class<?> type, String prefix) {
		return Stream.of(type.getRecordComponents()).flatMap((component) -> keys(component, prefix));
	}

	private static Stream<String> keys(RecordComponent component, String prefix) {
		String key = prefix + DataObjectPropertyName.toDashedForm(component.getName());
		return component.getType().isRecord() ? keys(component.getType(), key + ".") : Stream.of(key);
	}

	/**
	 * A key without its group counts as one mistake.
	 */
	private static int distance(String key, String known) {
		int distance = edits(key, known);
		String last = known.substring(known.lastIndexOf('.') + 1);
		return (key.indexOf('.') < 0 && !last.equals(known)) ? Math.min(distance, edits(key, last) + 1) : distance;
	}

	private static int edits(String left, String right) {
		int[] costs = new int[right.length() + 1];
		for (int j = 0; j <= right.length(); j++) {
			costs[j] = j;
		}
		for (int i = 1; i <= left.length(); i++) {
			int diagonal = costs[0];
			costs[0] = i;
			for (int j = 1; j <= right.length(); j++) {
				int replaced = diagonal + ((left.charAt(i - 1) == right.charAt(j - 1)) ? 0 : 1);
				diagonal = costs[j];
				costs[j] = Math.min(replaced, Math.min(costs[j], costs[j - 1]) + 1);
			}
		}
		return costs[right.length()];
	}

}
