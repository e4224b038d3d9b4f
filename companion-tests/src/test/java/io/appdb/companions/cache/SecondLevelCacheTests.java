package io.appdb.companions.cache;

import java.util.List;

import io.appdb.companions.Comparison;
import io.appdb.companions.RunningApplication;
import io.appdb.session.DbSession;
import io.appdb.session.SessionManager;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SecondLevelCacheTests {

	@Test
	void isHitAndEvictedAsWithoutTheStarter() {
		Comparison.assertSame(CacheProbe.class, "loaded: first, hits 0, statements 1",
				"again: first, hits 1, statements 0", "changed: second, hits 1, statements 0",
				"changed by a query: third, hits 0, statements 1", "again: third, hits 1, statements 0",
				"listed: 1, query hits 0", "again: 1, query hits 1", "after an insert: 2, query hits 0");
	}

	@Test
	void knowsWhatBulkWorkHasWritten() {
		try (RunningApplication application = CacheApplication.start()) {
			SessionManager sessions = application.bean(SessionManager.class);
			Notes notes = application.bean(Notes.class);
			long id = notes.save(new Note("first")).id();
			Note note = notes.findById(id).orElseThrow();
			note.setText("second");
			sessions.runInTransaction((db) -> db.batchUpdate(List.of(note)));
			assertThat(text(notes, id)).isEqualTo("second");
			note.setText("third");
			sessions.runInTransaction((db) -> db.batchUpsert(List.of(note)));
			assertThat(text(notes, id)).isEqualTo("third");
			sessions.runInTransaction((db) -> db.execute("update note set text = 'fourth' where id = ?", id));
			assertThat(text(notes, id)).as("as with JdbcTemplate").isEqualTo("third");
			sessions.runInTransaction((db) -> db.getSessionFactory().getCache().evictEntityData(Note.class, id));
			assertThat(text(notes, id)).isEqualTo("fourth");
			sessions.runInTransaction((DbSession db) -> db.batchDelete(List.of(note)));
			assertThat(notes.findById(id)).isEmpty();
		}
	}

	private static String text(Notes notes, long id) {
		return notes.findById(id).orElseThrow().text();
	}

}
