package io.appdb.companions.envers;

import java.util.List;

import io.appdb.companions.Probe;
import io.appdb.companions.RunningApplication;
import jakarta.persistence.EntityManager;
import org.hibernate.envers.AuditReader;
import org.hibernate.envers.AuditReaderFactory;

import org.springframework.transaction.support.TransactionTemplate;

/**
 * Stores, changes, fails to change and deletes a note, then reads its revisions.
 */
public final class EnversProbe extends Probe {

	@Override
	protected void run() throws Exception {
		try (RunningApplication application = start(EnversApplication.class, List.of())) {
			TransactionTemplate transaction = application.bean(TransactionTemplate.class);
			Notes notes = application.bean(Notes.class);
			long id = notes.save(new Note("first")).id();
			transaction.executeWithoutResult((status) -> notes.getReferenceById(id).setText("second"));
			transaction.executeWithoutResult((status) -> {
				notes.getReferenceById(id).setText("never");
				notes.flush();
				status.setRollbackOnly();
			});
			notes.deleteById(id);
			transaction.executeWithoutResult((status) -> read(application.bean(EntityManager.class), id));
		}
	}

	private void read(EntityManager entityManager, long id) {
		AuditReader reader = AuditReaderFactory.get(entityManager);
		List<Number> revisions = reader.getRevisions(Note.class, id);
		saw(revisions.size() + " revisions");
		for (Number revision : revisions) {
			Note note = reader.find(Note.class, id, revision);
			saw((note != null) ? note.text() : "deleted");
		}
	}

}
