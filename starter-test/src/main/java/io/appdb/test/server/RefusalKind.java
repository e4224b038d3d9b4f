package io.appdb.test.server;

import java.io.IOException;
import java.nio.channels.UnresolvedAddressException;
import java.sql.SQLException;

import javax.net.ssl.SSLException;

import io.appdb.error.Causes;

/**
 * Why a server does not do what the tests need. Constants.
 */
enum RefusalKind {

	/**
	 * Nobody answers under the address.
	 */
	UNREACHABLE,

	/**
	 * User name or password is wrong, or the user may not enter.
	 */
	LOGIN,

	/**
	 * The database of the URL does not exist.
	 */
	NO_DATABASE,

	/**
	 * The user may not do this.
	 */
	NOT_ALLOWED,

	/**
	 * Anything else.
	 */
	OTHER;

	/**
	 * What it means that there is no connection: nobody answers, or somebody does and
	 * driver and server cannot agree, about encryption for example.
	 * @param refusal the exception, of SQLState class 08
	 * @return {@link #UNREACHABLE} or {@link #OTHER}
	 */
	static RefusalKind ofNoConnection(SQLException refusal) {
		boolean network = Causes.find(refusal, IOException.class) != null
				|| Causes.find(refusal, UnresolvedAddressException.class) != null;
		return (network && Causes.find(refusal, SSLException.class) == null) ? UNREACHABLE : OTHER;
	}

}
