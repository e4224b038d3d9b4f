package io.appdb.companions.cache;

import java.util.List;

import io.appdb.companions.Probe;
import io.appdb.companions.RunningApplication;
import io.appdb.session.DbSession;
import io.appdb.session.SessionManager;

/**
 * Writes a cached note with the calls of the library that pass Hibernate's session by.
 */
public final class BulkProbe extends Probe {

	@Override
	protected void run() throws Exception {
		try (RunningApplication application = start(CacheApplication.class, List.of(), CacheApplication.settings())) {
			SessionManager sessions = application.bean(SessionManager.class);
			Notes notes = application.bean(Notes.class);
			long id = notes.save(new Note("first")).id();
			Note note = notes.findById(id).orElseThrow();
			note.setText("second");
			sessions.runInTransaction((db) -> db.batchUpdate(List.of(note)));
			saw("updated: " + text(notes, id));
			note.setText("third");
			sessions.runInTransaction((db) -> db.batchUpsert(List.of(note)));
			saw("upserted: " + text(notes, id));
			sessions.runInTransaction((db) -> db.execute("update note set text = 'fourth' where id = ?", id));
			saw("by SQL, as with JdbcTemplate: " + text(notes, id));
			sessions.runInTransaction((db) -> db.getSessionFactory().getCache().evictEntityData(Note.class, id));
			saw("evicted: " + text(notes, id));
			sessions.runInTransaction((DbSession db) -> db.batchDelete(List.of(note)));
			saw("deleted: " + notes.findById(id).isEmpty());
		}
	}

	private static String text(Notes notes, long id) {
		return notes.findById(id).orElseThrow().text();
	}

}
