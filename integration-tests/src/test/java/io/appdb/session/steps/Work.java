package io.appdb.session.steps;

import java.util.List;

import io.appdb.session.DbSession;
import jakarta.persistence.EntityManager;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A unit of work that writes a line, and fails if the text says so. Shared by all
 * threads.
 */
@Component
class Work {

	private final Steps steps;

	private final Lines lines;

	private final EntityManager entityManager;

	private final JdbcClient jdbc;

	Work(Steps steps, Lines lines, EntityManager entityManager, JdbcClient jdbc) {
		this.steps = steps;
		this.lines = lines;
		this.entityManager = entityManager;
		this.jdbc = jdbc;
	}

	/**
	 * Writes in a transaction that is open or is opened by the first statement.
	 */
	void write(DbSession db, String text) {
		SteppedSynchronization.register(this.steps);
		Line line = new Line(text);
		db.persist(line);
		db.flush();
		db.addEventListeners(new SteppedSession(this.steps));
		db.rows("select text from line where text = ?", text);
		line.change();
		failIfWanted(text);
	}

	/**
	 * Leaves writing to the commit.
	 */
	void persist(DbSession db, String text) {
		SteppedSynchronization.register(this.steps);
		db.addEventListeners(new SteppedSession(this.steps));
		db.persist(new Line(text));
		failIfWanted(text);
	}

	List<Line> read(DbSession db) {
		SteppedSynchronization.register(this.steps);
		db.queryCache().rows("select count(*) from line");
		return db.createSelectionQuery("from Line order by id desc", Line.class).setMaxResults(1).getResultList();
	}

	void byHand(DbSession db, String text) {
		db.begin();
		write(db, "un" + text.replace("fail", "ok"));
		db.rollback();
		db.begin();
		write(db, text);
		db.commit();
		read(db);
	}

	/**
	 * Begins anew after any failure, in the same session.
	 */
	void again(DbSession db, String text) {
		try {
			byHand(db, text);
		}
		catch (RuntimeException | Error ex) {
			db.rollback();
			db.clear();
			byHand(db, text + "-again");
		}
	}

	/**
	 * Goes on after a commit by hand, whatever that has thrown.
	 */
	void goOn(DbSession db, String text) {
		try {
			write(db, "1" + text.replace("fail", "ok"));
			db.commit();
		}
		catch (RuntimeException | Error ex) {
			db.rollback();
		}
		persist(db, text);
	}

	@Transactional
	void annotated(String text) {
		SteppedSynchronization.register(this.steps);
		this.entityManager.persist(new Line(text));
		this.jdbc.sql("update line set changes = changes + 1 where text = ?").param(text).update();
		failIfWanted(text);
	}

	void repository(String text) {
		this.lines.saveAndFlush(new Line(text)).change();
		this.lines.existsById(0L);
		failIfWanted(text);
	}

	private static void failIfWanted(String text) {
		if (text.startsWith("fail")) {
			throw new IllegalArgumentException("wanted");
		}
	}

}
