package io.appdb.schema.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which things of a table stay, go and come. Those of the same meaning stay, whatever
 * their names, unless a new one needs the name. Immutable.
 *
 * @param <T> what is compared
 * @param kept what stays, as it was and as it is wanted
 * @param dropped what goes
 * @param added what comes
 */
record Matches<T>(Map<T, T> kept, List<T> dropped, List<T> added) {

	static <T> Matches<T> of(List<? extends T> before, List<? extends T> after, Function<T, String> name,
			Function<T, ?> meaning) {
		Map<T, T> pairs = new LinkedHashMap<>();
		List<T> dropped = new ArrayList<>(before);
		List<T> added = new ArrayList<>(after);
		for (boolean byName : new boolean[] { true, false }) {
			for (T old : List.copyOf(dropped)) {
				added.stream()
					.filter((one) -> meaning.apply(one).equals(meaning.apply(old))
							&& (!byName || name.apply(one).equals(name.apply(old))))
					.findFirst()
					.ifPresent((one) -> {
						pairs.put(old, one);
						dropped.remove(old);
						added.remove(one);
					});
			}
		}
		boolean searching = true;
		while (searching) {
			searching = makeWay(pairs, dropped, added, name);
		}
		return new Matches<>(pairs, dropped, added);
	}

	/**
	 * Lets one go that has the name of a new one.
	 */
	private static <T> boolean makeWay(Map<T, T> pairs, List<T> dropped, List<T> added, Function<T, String> name) {
		Set<String> wanted = added.stream().map(name).filter((text) -> !text.isEmpty()).collect(Collectors.toSet());
		return pairs.keySet().stream().filter((old) -> wanted.contains(name.apply(old))).findFirst().map((old) -> {
			dropped.add(old);
			added.add(Objects.requireNonNull(pairs.remove(old)));
			return true;
		}).orElse(false);
	}

}
