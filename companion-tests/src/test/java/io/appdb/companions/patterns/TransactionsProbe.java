package io.appdb.companions.patterns;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import io.appdb.companions.Probe;
import io.appdb.companions.RunningApplication;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.awaitility.Awaitility;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes in every way, and tells what is there afterwards.
 */
public final class TransactionsProbe extends Probe {

	@Override
	protected void run() throws Exception {
		try (RunningApplication application = start(PatternsApplication.class, List.of())) {
			Notes notes = application.bean(Notes.class);
			PatternsApplication.Writing writing = application.bean(PatternsApplication.Writing.class);
			Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> notes.count() == 2);
			there("scheduled", notes);
			writing.write("a");
			there("events", notes);
			checked(notes, writing);
			saw(writing.writeLater("later").get());
			there("asynchronous", notes);
			templates(application, notes, writing);
			long id = notes.save(new Note("kept")).id();
			writing.changeReadOnly(id);
			there("read-only", notes);
			byHand(application.bean(EntityManagerFactory.class));
			there("by hand", notes);
		}
	}

	private void checked(Notes notes, PatternsApplication.Writing writing) {
		try {
			writing.writeAndFail("b");
		}
		catch (IOException ex) {
			there("checked", notes);
		}
		try {
			writing.writeAndUndo("c");
		}
		catch (IOException ex) {
			there("undone", notes);
		}
	}

	private void templates(RunningApplication application, Notes notes, PatternsApplication.Writing writing) {
		TransactionTemplate transaction = application.bean(TransactionTemplate.class);
		transaction.executeWithoutResult((status) -> {
			notes.save(new Note("outer"));
			writing.writeApart("inner");
			status.setRollbackOnly();
		});
		there("requires new", notes);
		try {
			transaction.executeWithoutResult((status) -> twice(notes));
			saw("committed");
		}
		catch (UnexpectedRollbackException ex) {
			saw("rolled back");
		}
		there("caught", notes);
	}

	private void twice(Notes notes) {
		try {
			notes.saveAndFlush(new Note("twice"));
			notes.saveAndFlush(new Note("twice"));
		}
		catch (DataIntegrityViolationException ex) {
			saw("caught");
		}
	}

	private void byHand(EntityManagerFactory factory) {
		try (EntityManager entityManager = factory.createEntityManager()) {
			entityManager.getTransaction().begin();
			entityManager.persist(new Note("by hand"));
			entityManager.getTransaction().commit();
			entityManager.getTransaction().begin();
			entityManager.persist(new Note("taken back"));
			entityManager.getTransaction().rollback();
		}
	}

	private void there(String when, Notes notes) {
		saw(when + ": " + notes.findAll().stream().map(Note::text).sorted().toList());
		notes.deleteAllInBatch();
	}

}
