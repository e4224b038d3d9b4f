package io.appdb.engine;

import java.io.Serial;

import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * A session that cannot write any more, for an entity was refused in it and is half
 * saved. Its cause is the refusal.
 */
public final class UnusableSessionException extends InvalidDataAccessApiUsageException {

	@Serial
	private static final long serialVersionUID = 1L;

	/**
	 * Creates the exception.
	 * @param refusal why the entity was refused
	 */
	public UnusableSessionException(RuntimeException refusal) {
		super("The session cannot write any more, for an entity was refused in it: call rollback() before going on, "
				+ "or put what may fail into savepoint(...)", refusal);
	}

}
