package io.appdb.engine;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for every URL: it is read or refused with an
 * {@code IllegalArgumentException}, no secret shows, and what was written reads the same.
 * The seed is fixed unless {@code appdb.test.url-seed} gives another; a failure names the
 * URL. {@code appdb.test.urls} says how many there are.
 */
class UrlGrammarTests {

	private static final int URLS = Integer.getInteger("appdb.test.urls", 50_000);

	private static final long SEED = Long.getLong("appdb.test.url-seed", 20261129L);

	@Test
	void holdsForEveryUrlOfTheGrammar() {
		UrlGrammar grammar = new UrlGrammar(SEED);
		int read = 0;
		for (int index = 0; index < URLS; index++) {
			read += holds(grammar.next()) ? 1 : 0;
		}
		System.out.printf("%d URLs of the seed %d: %d read, %d refused%n", URLS, SEED, read, URLS - read);
		assertThat(read).as("URLs that are read").isBetween(URLS / 3, URLS - URLS / 10);
	}

	private static boolean holds(String text) {
		DatabaseUrl url;
		try {
			url = DatabaseUrl.parse(text);
		}
		catch (IllegalArgumentException ex) {
			check(!String.valueOf(ex.getMessage()).contains(UrlGrammar.SECRET), text, ex.getMessage());
			return false;
		}
		catch (RuntimeException | StackOverflowError ex) {
			throw new AssertionError(text, ex);
		}
		check(!url.toString().contains(UrlGrammar.SECRET), text, url.toString());
		readsTheSame(text, url);
		return true;
	}

	private static void readsTheSame(String text, DatabaseUrl url) {
		DatabaseUrl again;
		try {
			again = DatabaseUrl.parse(url.jdbcUrl());
		}
		catch (IllegalArgumentException ex) {
			throw new AssertionError(text + " is written " + url.jdbcUrl(), ex);
		}
		check(again.jdbcUrl().equals(url.jdbcUrl()), text, url.jdbcUrl() + "' and then '" + again.jdbcUrl());
		check(again.type() == url.type(), text, url.jdbcUrl());
		check(hostOf(again).equals(hostOf(url)), text, url.jdbcUrl());
		check(Objects.equals(again.port(), url.port()), text, url.jdbcUrl());
		check(Objects.equals(again.database(), url.database()), text, url.jdbcUrl());
		check(again.parameters().equals(url.parameters()), text, url.jdbcUrl());
		check(again.username() == null && again.password() == null, text, url.jdbcUrl());
		check(again.isInMemory() == url.isInMemory(), text, url.jdbcUrl());
	}

	/**
	 * No host is this machine to every driver.
	 */
	private static String hostOf(DatabaseUrl url) {
		return Objects.requireNonNullElse(url.host(), "localhost");
	}

	private static void check(boolean holds, String text, @Nullable Object shown) {
		if (!holds) {
			throw new AssertionError("'%s' becomes '%s'".formatted(text, shown));
		}
	}

}
