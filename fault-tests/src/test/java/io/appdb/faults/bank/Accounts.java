package io.appdb.faults.bank;

import java.util.stream.LongStream;

import io.appdb.session.SessionManager;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * Opens the accounts of a new bank before it takes requests. Used once by the starting
 * application.
 */
@Component
public final class Accounts implements ApplicationRunner {

	/**
	 * How many there are; their numbers begin at 1.
	 */
	static final int COUNT = 64;

	/**
	 * What each one has at the beginning.
	 */
	public static final long OPENING_BALANCE = 1_000_000;

	private final SessionManager sessions;

	Accounts(SessionManager sessions) {
		this.sessions = sessions;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		this.sessions.runInTransaction((session) -> {
			if (session.find(Account.class, 1L) == null) {
				LongStream.rangeClosed(1, COUNT)
					.mapToObj((id) -> new Account(id, OPENING_BALANCE))
					.forEach(session::persist);
			}
		});
	}

}
