package io.appdb.companions.slices;

import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.jpa.test.autoconfigure.TestEntityManager;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.jdbc.Sql;
import org.springframework.test.context.transaction.TestTransaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A test class of an application. {@link SlicesProbe} runs it.
 */
@DataJpaTest(showSql = false, properties = { "logging.level.root=error", "spring.main.banner-mode=off" })
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DataJpaSlice {

	private final Notes notes;

	private final TestEntityManager entities;

	private final EntityManager entityManager;

	private final JdbcTemplate jdbc;

	@Autowired
	DataJpaSlice(Notes notes, TestEntityManager entities, EntityManager entityManager, JdbcTemplate jdbc) {
		this.notes = notes;
		this.entities = entities;
		this.entityManager = entityManager;
		this.jdbc = jdbc;
	}

	@Test
	@Order(1)
	@Sql("/note.sql")
	void readsWhatAScriptHasWritten() {
		assertThat(this.notes.findAll()).singleElement().extracting(Note::text).isEqualTo("from a script");
	}

	@Test
	@Order(2)
	void startsEmptyAgain() {
		assertThat(this.notes.count()).isZero();
	}

	@Test
	@Order(3)
	void sharesOnePersistenceContextAndOneTransaction() {
		Note note = this.entities.persistAndFlush(new Note("mine"));
		assertThat(this.entityManager.find(Note.class, note.id())).isSameAs(note);
		assertThat(this.jdbc.queryForObject("select count(*) from note", Long.class)).isEqualTo(1);
	}

	@Test
	@Order(4)
	void translatesAViolation() {
		this.notes.saveAndFlush(new Note("twice"));
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> this.notes.saveAndFlush(new Note("twice")));
	}

	@Test
	@Order(5)
	void commitsWhenTold() {
		this.notes.save(new Note("kept"));
		TestTransaction.flagForCommit();
		TestTransaction.end();
		assertThat(this.notes.count()).isEqualTo(1);
		this.notes.deleteAll();
	}

}
