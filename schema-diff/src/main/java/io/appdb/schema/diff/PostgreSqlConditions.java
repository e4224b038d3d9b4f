package io.appdb.schema.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes away the parentheses around a condition that is joined to others by the same
 * word: {@code ((a AND b) AND c)} and {@code (a AND b AND c)} are one condition, and
 * which of them PostgreSQL prints depends on how the condition came in, as with
 * {@code between}. Lives as long as one call.
 */
final class PostgreSqlConditions {

	private static final Pattern TOKEN = Pattern.compile("\"(?:[^\"]|\"\")*\"|\u0001\\d+\u0001|\\w+|\\s+|.",
			Pattern.DOTALL);

	private static final List<String> WORDS = List.of("AND", "OR");

	private final Matcher tokens;

	private PostgreSqlConditions(Matcher tokens) {
		this.tokens = tokens;
	}

	/**
	 * Returns a condition without them.
	 * @param condition a condition as PostgreSQL prints it, without literals
	 */
	static String flattened(String condition) {
		return new PostgreSqlConditions(TOKEN.matcher(condition)).read("").text();
	}

	/**
	 * Reads up to the end of a group, which has parts as texts and as groups.
	 */
	private Group read(String end) {
		List<Object> parts = new ArrayList<>();
		while (this.tokens.find()) {
			String token = this.tokens.group();
			if (token.equals(end)) {
				break;
			}
			switch (token) {
				case "(" -> parts.add(new Group("(", read(")").parts(), ")"));
				case "[" -> parts.add(new Group("[", read("]").parts(), "]"));
				case "CASE" -> parts.add(new Group("CASE", read("END").parts(), "END"));
				default -> parts.add(token);
			}
		}
		return new Group("", parts, "");
	}

	/**
	 * What stands between two parentheses, or between other words of that kind.
	 *
	 * @param start the first of them
	 * @param parts what is between, texts and groups
	 * @param end the second
	 */
	private record Group(String start, List<Object> parts, String end) {

		String text() {
			StringBuilder text = new StringBuilder(this.start);
			for (Object part : spliced()) {
				text.append((part instanceof Group group) ? group.text() : part);
			}
			return text.append(this.end).toString();
		}

		private List<Object> spliced() {
			List<Object> all = new ArrayList<>();
			for (int i = 0; i < this.parts.size(); i++) {
				Object part = this.parts.get(i);
				boolean inner = part instanceof Group group && group.start.equals("(") && !group.word().isEmpty()
						&& group.word().equals(word()) && isOperand(i);
				if (inner) {
					all.addAll(((Group) part).spliced());
				}
				else {
					all.add(part);
				}
			}
			return all;
		}

		/**
		 * Returns the word that joins its conditions, empty when none does.
		 */
		private String word() {
			return WORDS.stream().filter(this.parts::contains).findFirst().orElse("");
		}

		/**
		 * Whether nothing but the joining words is beside a part.
		 */
		private boolean isOperand(int index) {
			return isEdge(index, -1) && isEdge(index, 1);
		}

		private boolean isEdge(int index, int step) {
			int next = index + step;
			while (next >= 0 && next < this.parts.size() && this.parts.get(next) instanceof String text
					&& text.isBlank()) {
				next += step;
			}
			return next < 0 || next >= this.parts.size() || this.parts.get(next).equals(word());
		}

	}

}
