package io.appdb.session;

import java.util.List;
import java.util.Map;

import io.appdb.error.NotNullException;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of entities that Hibernate refuses before there is a statement, whatever gives
 * them their identifiers: who catches that has to roll back, and is told so.
 */
class RefusedEntityTests {

	private static final List<Class<? extends Note>> KINDS = List.of(Numbered.class, Counted.class);

	@EachDatabase
	void aCommitAfterARefusalSaysWhatWasRefused(TestDatabase database) {
		try (ConfigurableApplicationContext context = open(database)) {
			SessionManager sessions = context.getBean(SessionManager.class);
			for (Class<? extends Note> kind : KINDS) {
				assertThatExceptionOfType(UnexpectedRollbackException.class)
					.isThrownBy(() -> sessions.runInTransaction((db) -> {
						db.persist(note(kind, "before"));
						assertRefused(db, kind);
					}))
					.havingCause()
					.isInstanceOf(NotNullException.class);
				assertThat(count(sessions, kind)).isZero();
			}
		}
	}

	@EachDatabase
	void theSessionCanBeUsedAfterwards(TestDatabase database) {
		try (ConfigurableApplicationContext context = open(database)) {
			SessionManager sessions = context.getBean(SessionManager.class);
			for (Class<? extends Note> kind : KINDS) {
				try (DbSession db = sessions.openSession()) {
					db.persist(note(kind, "before"));
					assertRefused(db, kind);
					assertThatExceptionOfType(UnexpectedRollbackException.class).isThrownBy(db::commit)
						.havingCause()
						.isInstanceOf(NotNullException.class);
					db.persist(note(kind, "after the commit"));
					db.commit();
					assertRefused(db, kind);
					db.rollback();
					db.persist(note(kind, "after the rollback"));
					db.commit();
					assertRefused(db, kind);
					db.clear();
					db.persist(note(kind, "after it was cleared"));
					db.commit();
				}
				assertThat(count(sessions, kind)).isEqualTo(3);
			}
		}
	}

	/**
	 * Somebody else's transaction on the same persistence context.
	 */
	@EachDatabase
	void aTransactionOfSpringThatFollowsSaysWhatWasRefused(TestDatabase database) {
		try (ConfigurableApplicationContext context = open(database)) {
			SessionManager sessions = context.getBean(SessionManager.class);
			TransactionTemplate service = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
			for (Class<? extends Note> kind : KINDS) {
				assertThatExceptionOfType(UnexpectedRollbackException.class).as(kind.getSimpleName())
					.isThrownBy(() -> sessions.runWithSession((db) -> {
						assertRefused(db, kind);
						service.executeWithoutResult((status) -> assertThat(status.isNewTransaction()).isTrue());
					}))
					.havingCause()
					.isInstanceOf(NotNullException.class);
				assertThat(count(sessions, kind)).isZero();
			}
		}
	}

	@EachDatabase
	void aSavepointKeepsWhatWasBefore(TestDatabase database) {
		try (ConfigurableApplicationContext context = open(database)) {
			SessionManager sessions = context.getBean(SessionManager.class);
			for (Class<? extends Note> kind : KINDS) {
				sessions.runInTransaction((db) -> {
					db.persist(note(kind, "before"));
					assertThatExceptionOfType(NotNullException.class).isThrownBy(() -> db.savepoint((inner) -> {
						inner.persist(note(kind, null));
						return "stored";
					}));
				});
				assertThat(count(sessions, kind)).isOne();
			}
		}
	}

	@EachDatabase
	void aFlushAfterARefusalIsRefusedInPlainWords(TestDatabase database) {
		try (ConfigurableApplicationContext context = open(database);
				DbSession db = context.getBean(SessionManager.class).openSession()) {
			db.begin();
			assertRefused(db, Numbered.class);
			assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).isThrownBy(db::flush)
				.withMessageContaining("call rollback()");
			db.rollback();
		}
	}

	/**
	 * What is stored as JSON is read back with other types, and compares as changed for
	 * ever.
	 */
	@EachDatabase
	void aValueThatDiffersFromItsOwnCopyIsNoChange(TestDatabase database) {
		try (ConfigurableApplicationContext context = open(database);
				DbSession db = context.getBean(SessionManager.class).openSession()) {
			Numbered note = new Numbered("json");
			note.details = Map.of("id", 7L);
			db.persist(note);
			db.commit();
			assertThat(pending(db)).isEqualTo(PendingChanges.NONE);
			note.details = Map.of("id", 8L);
			assertThat(pending(db)).isEqualTo(new PendingChanges(0, 1, 0));
			db.commit();
			db.refresh(note);
			assertThat(note.details).containsEntry("id", 8);
		}
	}

	private static PendingChanges pending(DbSession db) {
		SessionState state = SessionProxy.stateOf(db);
		assertThat(state).isNotNull();
		return state.pending();
	}

	/**
	 * Hibernate does not look at required values itself where Bean Validation may do so.
	 */
	private static ConfigurableApplicationContext open(TestDatabase database) {
		return new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.properties("spring.main.banner-mode=off", "app.db.url=" + database.url(),
					"app.db.username=" + database.username(), "app.db.password=" + database.password(),
					"spring.jpa.properties.hibernate.check_nullability=true",
					"spring.data.jpa.repositories.enabled=false")
			.run();
	}

	private static void assertRefused(DbSession db, Class<? extends Note> kind) {
		assertThatExceptionOfType(NotNullException.class).as(kind.getSimpleName())
			.isThrownBy(() -> db.persist(note(kind, null)));
	}

	private static long count(SessionManager sessions, Class<? extends Note> kind) {
		return sessions.withSession((db) -> db
			.createSelectionQuery("select count(n) from Refused" + kind.getSimpleName() + " n", Long.class)
			.getSingleResult());
	}

	private static Note note(Class<? extends Note> kind, @Nullable String text) {
		return (kind == Numbered.class) ? new Numbered(text) : new Counted(text);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		static PersistenceManagedTypes entities() {
			return PersistenceManagedTypes.of(Numbered.class.getName(), Counted.class.getName());
		}

	}

	/**
	 * Something that has to have a text.
	 */
	interface Note {

	}

	@Entity(name = "RefusedNumbered")
	static class Numbered implements Note {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		private @Nullable Long id;

		@Column(nullable = false)
		private @Nullable String text;

		@JdbcTypeCode(SqlTypes.JSON)
		private @Nullable Map<String, Object> details;

		protected Numbered() {
		}

		Numbered(@Nullable String text) {
			this.text = text;
		}

	}

	@Entity(name = "RefusedCounted")
	static class Counted implements Note {

		@Id
		@GeneratedValue
		private @Nullable Long id;

		@Column(nullable = false)
		private @Nullable String text;

		protected Counted() {
		}

		Counted(@Nullable String text) {
			this.text = text;
		}

	}

}
