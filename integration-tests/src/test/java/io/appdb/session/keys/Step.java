package io.appdb.session.keys;

import java.util.function.Consumer;

import io.appdb.session.DbSession;
import jakarta.persistence.LockModeType;
import org.hibernate.Hibernate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What may be done with an entity after its row was committed.
 */
@SuppressWarnings("ImmutableEnumChecker") // functions without state
enum Step {

	REFRESH((object) -> object.db().refresh(object.managed())),

	UPDATE((object) -> {
		object.rename(object.managed());
		object.db().commit();
	}),

	REMOVE((object) -> {
		object.db().remove(object.managed());
		object.db().commit();
		object.gone();
	}),

	LOCK((object) -> {
		object.db().lock(object.managed(), LockModeType.PESSIMISTIC_WRITE);
		object.db().commit();
	}),

	COUNT_VERSION((object) -> {
		if (object.kind().isVersioned()) {
			object.db().lock(object.managed(), LockModeType.PESSIMISTIC_FORCE_INCREMENT);
			object.db().commit();
		}
	}),

	MERGE((object) -> {
		Kept detached = object.managed();
		Hibernate.initialize(detached.parts);
		object.db().detach(detached);
		object.rename(detached);
		object.now(object.db().merge(detached));
		object.db().commit();
	}),

	MERGE_SELF((object) -> {
		Kept managed = object.managed();
		object.rename(managed);
		assertThat(object.db().merge(managed)).isSameAs(managed);
		object.db().commit();
	}),

	DETACH((object) -> {
		Kept before = object.managed();
		object.db().detach(before);
		assertThat(object.db().contains(before)).isFalse();
		assertThat(object.managed()).isNotSameAs(before);
	}),

	EVICT((object) -> {
		object.db().evict(object.managed());
		object.managed();
	}),

	CONTAINS((object) -> assertThat(object.db().contains(object.managed())).isTrue()),

	REFERENCE((object) -> {
		Kept managed = object.managed();
		assertThat(Hibernate.unproxy(object.db().getReference(object.kind().type(), object.key()))).isSameAs(managed);
	}),

	PROXY((object) -> {
		object.db().clear();
		Kept proxy = object.db().getReference(object.kind().type(), object.key());
		object.db().refresh(proxy);
		object.now((Kept) Hibernate.unproxy(proxy));
	}),

	FIND((object) -> {
		Kept managed = object.managed();
		assertThat(Hibernate.unproxy(object.db().find(object.kind().type(), object.key()))).isSameAs(managed);
	}),

	QUERY((object) -> {
		Kept managed = object.managed();
		assertThat(object.db()
			.createSelectionQuery("select k from " + object.kind().type().getName() + " k left join fetch k.parts",
					Kept.class)
			.getResultList()).extracting(Hibernate::unproxy).containsExactly(managed);
	}),

	CHILDREN((object) -> {
		object.managed().parts.add(new Part());
		object.db().commit();
		object.grown();
	}),

	ORPHAN((object) -> {
		if (!object.managed().parts.isEmpty()) {
			object.managed().parts.remove(0);
			object.db().commit();
			object.shrunk();
		}
	}),

	REFRESH_CHILDREN((object) -> object.managed().parts.forEach(object.db()::refresh)),

	ROLLBACK((object) -> {
		object.managed().name = "lost";
		object.db().rollback();
	}),

	FLUSH((object) -> object.db().flush());

	private final Consumer<KeptObject> work;

	Step(Consumer<KeptObject> work) {
		this.work = work;
	}

	/**
	 * Takes this step as the first one after a new row was committed.
	 */
	void takenFirst(KeyKind kind, DbSession db) {
		KeptObject object = new KeptObject(kind, db);
		apply(object);
		db.commit();
		object.finish(db);
	}

	void apply(KeptObject object) {
		this.work.accept(object);
	}

}
