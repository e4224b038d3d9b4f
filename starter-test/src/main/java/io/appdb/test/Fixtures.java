package io.appdb.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

import io.appdb.error.Arguments;
import org.hibernate.FlushMode;
import org.hibernate.engine.spi.SessionImplementor;

import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.Resource;
import org.springframework.dao.DataAccessException;

import io.appdb.DatabaseManager;
import io.appdb.session.DbSession;
import io.appdb.session.SessionManager;

/**
 * Data for tests: stores entities, and loads and dumps them as JSON. Everything joins the
 * transaction that runs on the thread, Spring's or that of its session, and is rolled
 * back with it; otherwise it is committed before a call returns. Belongs to one database
 * of a {@link DatabaseManager}, which its owner closes; shared by all threads.
 * <p>
 * The JSON is an object of lists of rows, in the spirit of Django's and Rails' fixtures:
 *
 * <pre class="code">
 * {
 *   "Author": [ { "@label": "lem", "name": "Stanisław Lem", "born": "1921-09-12" } ],
 *   "Book": [
 *     { "id": 7, "title": "Solaris", "author": "@lem", "price": { "amount": 9.50, "currency": "EUR" } },
 *     { "title": "Eden", "author": "@lem", "tags": [ "space", "first contact" ] }
 *   ]
 * }
 * </pre>
 *
 * Keys are names of entities, of the class itself where there is inheritance, and of
 * attributes. An embeddable is an object, a collection a list, a map an object. An entity
 * is referred to by its identifier, or by the label of a row anywhere in the file; an
 * identifier that is a text beginning with {@code @} has that sign doubled. Attributes
 * left out keep what the class gives them; identifiers and versions left out are
 * generated. The order of rows is free, also of those that refer to each other, where one
 * of the columns may be null.
 * <p>
 * Rows are written as they are: callbacks of the entities, cascades and validation are
 * left out, and nothing is loaded into the session. A generator is moved past the
 * identifiers given, so that it does not hand them out again.
 */
public final class Fixtures {

	private final SessionManager sessions;

	private Fixtures(SessionManager sessions) {
		this.sessions = sessions;
	}

	/**
	 * The fixtures of the default database.
	 * @param manager the initialised manager
	 * @return the fixtures
	 */
	public static Fixtures of(DatabaseManager manager) {
		Arguments.required("of", "manager", manager);
		return new Fixtures(manager.sessions());
	}

	/**
	 * The fixtures of a database.
	 * @param manager the initialised manager
	 * @param database name of the database
	 * @return the fixtures
	 * @throws IllegalArgumentException when there is no such database
	 */
	public static Fixtures of(DatabaseManager manager, String database) {
		Arguments.required("of", "manager", manager);
		Arguments.required("of", "database", database);
		return new Fixtures(manager.sessions(database));
	}

	/**
	 * Stores a new entity as JPA does, with its callbacks and cascades.
	 * @param entity the entity
	 * @param <T> type of the entity
	 * @return the same, with its identifier; detached, unless a transaction was joined
	 * @throws IllegalArgumentException when it is no entity of this database
	 * @throws DataAccessException when the database refuses it
	 */
	public <T> T persist(T entity) {
		Arguments.required("persist", "entity", entity);
		persistAll(Arrays.asList(entity));
		return entity;
	}

	/**
	 * Stores new entities in one transaction, in this order.
	 * @param first the first one
	 * @param second the second one
	 * @param others the others
	 * @throws IllegalArgumentException when one is no entity of this database
	 * @throws DataAccessException when the database refuses one; none is stored then
	 */
	public void persist(Object first, Object second, Object... others) {
		Arguments.required("persist", "first", first);
		Arguments.required("persist", "second", second);
		Arguments.requiredEach("persist", "others", others);
		List<Object> all = new ArrayList<>(List.of(first, second));
		all.addAll(Arrays.asList(others));
		persistAll(all);
	}

	/**
	 * Stores new entities in one transaction, in their order.
	 * @param entities the entities
	 * @param <C> type of the collection
	 * @return the same collection
	 * @throws IllegalArgumentException when one is no entity of this database
	 * @throws DataAccessException when the database refuses one; none is stored then
	 */
	public <C extends Collection<?>> C persistAll(C entities) {
		Arguments.required("persistAll", "entities", entities);
		this.sessions.runInTransaction((session) -> {
			for (Object entity : entities) {
				Arguments.required("persist", "entity", entity);
				session.persist(entity);
			}
			session.flush();
		});
		return entities;
	}

	/**
	 * Loads JSON from a resource.
	 * @param resource its location as Spring writes it, on the class path unless it
	 * begins with {@code file:}, such as {@code fixtures/library.json}
	 * @return the number of rows
	 * @throws IllegalArgumentException when it is not there or cannot be read, or a row
	 * is refused; names file, entity, row, attribute and value; no row is stored then
	 */
	public int load(String resource) {
		Arguments.required("load", "resource", resource);
		Resource found = new DefaultResourceLoader().getResource(resource);
		if (!found.exists()) {
			throw new IllegalArgumentException("load(\"" + resource + "\"): there is no such resource; "
					+ "write its path from the root of the class path, or begin with file:");
		}
		try {
			return load(resource, found.getContentAsString(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("load(\"" + resource + "\") cannot read the resource", ex);
		}
	}

	/**
	 * Loads JSON from a file.
	 * @param file the file, in UTF-8
	 * @return the number of rows
	 * @throws IllegalArgumentException when it is not there or cannot be read, or a row
	 * is refused; names file, entity, row, attribute and value; no row is stored then
	 */
	public int load(Path file) {
		Arguments.required("load", "file", file);
		if (!Files.exists(file)) {
			throw new IllegalArgumentException("load(" + file + "): there is no such file");
		}
		try {
			return load(file.toString(), Files.readString(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("load(" + file + ") cannot read the file", ex);
		}
	}

	/**
	 * Loads JSON.
	 * @param json the text
	 * @return the number of rows
	 * @throws IllegalArgumentException when it cannot be read, or a row is refused; names
	 * entity, row, attribute and value; no row is stored then
	 */
	public int loadText(String json) {
		Arguments.required("loadText", "json", json);
		return load("the text", json);
	}

	private int load(String source, String json) {
		return this.sessions.inTransaction((session) -> {
			session.flush();
			session.queryCache().clear();
			return session.doReturningWork((connection) -> {
				try (SessionImplementor aside = aside(session)) {
					List<FixtureRow> rows = new FixtureReader(source, aside).read(json);
					new FixtureWriter(aside, connection, rows).write();
					return rows.size();
				}
			});
		});
	}

	/**
	 * A session beside the given one, on its connection and in its transaction.
	 */
	private static SessionImplementor aside(DbSession session) {
		return (SessionImplementor) session.sessionWithOptions().connection().flushMode(FlushMode.MANUAL).openSession();
	}

	/**
	 * Writes all rows of some entities as JSON, ordered by identifier. {@link #loadText}
	 * makes the same rows of it in a database that does not have them.
	 * @param entities the classes, with their subclasses; none for all entities
	 * @return the text
	 * @throws IllegalArgumentException when one is no entity of this database, or has a
	 * value that cannot be written
	 */
	public String dump(Class<?>... entities) {
		Arguments.requiredEach("dump", "entities", entities);
		return this.sessions.inTransaction((session) -> {
			session.flush();
			try (SessionImplementor aside = aside(session)) {
				return new FixtureDump(aside).write(List.of(entities));
			}
		});
	}

	/**
	 * Writes all rows of some entities into a file, which is replaced.
	 * @param file the file, in UTF-8
	 * @param entities the classes, with their subclasses; none for all entities
	 * @throws IllegalArgumentException when one is no entity of this database, or has a
	 * value that cannot be written
	 * @throws UncheckedIOException when the file cannot be written
	 */
	public void dump(Path file, Class<?>... entities) {
		Arguments.required("dump", "file", file);
		Arguments.requiredEach("dump", "entities", entities);
		try {
			Files.writeString(file, dump(entities));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("dump(" + file + ") cannot write the file", ex);
		}
	}

}
