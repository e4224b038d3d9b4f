package io.appdb.test.server;

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
	OTHER

}
