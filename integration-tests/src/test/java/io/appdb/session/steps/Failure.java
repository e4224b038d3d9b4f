package io.appdb.session.steps;

import java.sql.SQLException;

/**
 * What a step fails with.
 */
enum Failure {

	/**
	 * The database refuses.
	 */
	SQL {
		@Override
		Throwable create() {
			return new SQLException("planted", "HY000");
		}
	},

	/**
	 * The connection is lost, with all that happens on it afterwards.
	 */
	LOST {
		@Override
		Throwable create() {
			return new SQLException("planted", "08006");
		}
	},

	/**
	 * A mistake of a program.
	 */
	RUNTIME {
		@Override
		Throwable create() {
			return new UnsupportedOperationException("planted");
		}
	},

	/**
	 * What nobody catches.
	 */
	ERROR {
		@Override
		Throwable create() {
			return new LinkageError("planted");
		}
	};

	abstract Throwable create();

}
