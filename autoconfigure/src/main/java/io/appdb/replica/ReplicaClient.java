package io.appdb.replica;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A client of the application, such as one that sends requests, who must not miss what it
 * has written: what it has brought along from earlier, and what it takes along. Any
 * thread may work for it.
 */
public final class ReplicaClient {

	private final Replicas replicas;

	private final ClientWrites writes;

	private final @Nullable String brought;

	ReplicaClient(Replicas replicas, ClientWrites writes, @Nullable String brought) {
		this.replicas = replicas;
		this.writes = writes;
		this.brought = brought;
	}

	/**
	 * Lets the current thread work for the client.
	 * @return ends it, on the same thread
	 */
	public Runnable bind() {
		return this.replicas.bind(this.writes);
	}

	/**
	 * Tells what the client is to bring along the next time.
	 * @return the text, {@code null} when it is what it has brought already, or nothing;
	 * a round trip to the primary when it has written something since the last time
	 */
	public @Nullable String token() {
		String token = Token.of(this.replicas.wanted(this.writes), this.writes);
		return (token == null || token.equals(this.brought)) ? null : token;
	}

	/**
	 * How the text is written.
	 */
	static final class Token {

		private static final String POSITION = "p";

		private static final String UNTIL = "u";

		private Token() {
		}

		static @Nullable String of(ReplicaSource.Wanted wanted, ClientWrites writes) {
			Instant until = writes.primaryUntil();
			if (wanted.isPrimary() && until != null) {
				return UNTIL + until.toEpochMilli();
			}
			return (wanted.position() != null) ? POSITION + wanted.position() : null;
		}

		static void read(String token, ClientWrites writes) {
			String text = token.substring(1);
			if (token.startsWith(POSITION)) {
				writes.follow(ReplicaPosition.parse(text));
			}
			else {
				writes.primaryUntil(Instant.ofEpochMilli(Long.parseLong(text)));
			}
		}

	}

}
