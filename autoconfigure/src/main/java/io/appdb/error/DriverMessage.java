package io.appdb.error;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What a driver says about a connection that could not be opened. Stateless.
 */
public final class DriverMessage {

	private DriverMessage() {
	}

	/**
	 * First line of the driver's message, and what the network said where the driver
	 * keeps that to itself.
	 * @param failure what the driver threw
	 * @param password the password that may not be shown, if there is one
	 * @return one line, empty when there is nothing to say or it gives the password away
	 */
	public static String of(SQLException failure, @Nullable String password) {
		String message = firstLine(failure.getMessage());
		IOException network = Causes.find(failure, IOException.class);
		if (network instanceof UnknownHostException) {
			message += " (unknown host " + firstLine(network.getMessage()) + ")";
		}
		else if (network instanceof ConnectException && !message.contains("refused")) {
			message += " (" + firstLine(network.getMessage()) + ")";
		}
		boolean givenAway = password != null && !password.isEmpty() && message.contains(password);
		return givenAway ? "" : message.strip();
	}

	private static String firstLine(@Nullable String message) {
		return Objects.requireNonNullElse(message, "").strip().lines().findFirst().orElse("");
	}

}
