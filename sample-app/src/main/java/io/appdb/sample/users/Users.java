package io.appdb.sample.users;

import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.EntityManager;

/**
 * Finds users that have to exist. Never instantiated.
 */
public final class Users {

	private Users() {
	}

	/**
	 * Finds a user.
	 * @param db where to look
	 * @param id the number of the user
	 * @return the user
	 * @throws EntityNotFoundException if there is none, which AppDB answers with 404
	 */
	public static User require(EntityManager db, long id) {
		User user = db.find(User.class, id);
		if (user == null) {
			throw new EntityNotFoundException("There is no user " + id);
		}
		return user;
	}

}
