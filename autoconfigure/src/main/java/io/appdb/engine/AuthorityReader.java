package io.appdb.engine;

import org.jspecify.annotations.Nullable;

/**
 * Tries the readings of one text. Used once, by one thread. No part of the text is walked
 * over more than a few times: hosts and databases end at the next at sign, and where
 * parameters may begin is found out beforehand.
 */
final class AuthorityReader {

	private final String text;

	private final boolean[] beginsParameters;

	private final int lastAt;

	private final @Nullable Authority last;

	AuthorityReader(String text) {
		this.text = text;
		this.beginsParameters = beginsParameters(text);
		this.lastAt = text.lastIndexOf('@');
		this.last = (this.lastAt < 0) ? null : read(this.lastAt);
	}

	/**
	 * Marks where a list of parameters may begin, from the end of the text.
	 */
	private static boolean[] beginsParameters(String text) {
		boolean[] marks = new boolean[text.length() + 1];
		marks[text.length()] = true;
		boolean following = true;
		for (int index = text.length() - 1; index >= 0; index--) {
			char character = text.charAt(index);
			if (character == '&') {
				following = marks[index + 1];
			}
			boolean ends = character == '&' || character == '=';
			marks[index] = ends ? following : isKey(character) && marks[index + 1];
		}
		return marks;
	}

	static boolean isKey(int character) {
		return (character < 128 && Character.isLetterOrDigit(character)) || "_.%$[]-".indexOf(character) >= 0;
	}

	Authority firstReading() {
		int at = -1;
		do {
			Authority reading = read(at);
			if (reading != null && !cutsPassword(reading, at)) {
				return reading;
			}
			at = this.text.indexOf('@', at + 1);
		}
		while (at >= 0);
		throw new UnreadableUrlException("no host, port and database can be made out");
	}

	/**
	 * Reads what follows an at sign.
	 * @param at its place, -1 for the whole text
	 */
	@Nullable Authority read(int at) {
		int hosts = HostScanner.end(this.text, at + 1);
		if (hosts < 0) {
			return null;
		}
		int end = hosts;
		while (end < this.text.length() && this.text.charAt(end) != '?' && this.text.charAt(end) != '@') {
			end++;
		}
		boolean parameters = end < this.text.length();
		if (parameters && (this.text.charAt(end) == '@' || !this.beginsParameters[end + 1])) {
			return null;
		}
		return new Authority((at < 0) ? null : this.text.substring(0, at), this.text.substring(at + 1, hosts),
				(hosts < end) ? this.text.substring(hosts + 1, end) : null,
				parameters ? this.text.substring(end + 1) : null);
	}

	private boolean cutsPassword(Authority reading, int at) {
		String query = reading.query();
		boolean whole = reading.userInfo() != null || reading.database() == null;
		if (query == null || query.indexOf('@') < 0 || !whole || this.last == null || at == this.lastAt) {
			return false;
		}
		int colon = this.text.indexOf(':');
		return colon >= 0 && colon < this.lastAt && !standsInCredential(this.text.length() - query.length())
				&& !this.last.hosts().isEmpty() && this.last.database() != null;
	}

	/**
	 * Tells whether the last at sign stands in the value of a user name or password.
	 */
	private boolean standsInCredential(int query) {
		int begin = Math.max(query, this.text.lastIndexOf('&', this.lastAt) + 1);
		int equals = this.text.indexOf('=', begin);
		return equals >= 0 && equals < this.lastAt
				&& CredentialKey.of(PercentCode.decode(this.text.substring(begin, equals))) != null;
	}

}
