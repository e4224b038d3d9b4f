package io.appdb.session.keys;

import io.appdb.session.DbSession;
import org.hibernate.Hibernate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One entity with what is known of its row. Lives as long as a test; one thread at a
 * time.
 */
final class KeptObject {

	private final KeyKind kind;

	private final DbSession db;

	private Kept entity;

	private Object key;

	private String name = "new";

	private int parts = 1;

	private int changes;

	/**
	 * Persists a new entity and commits it by hand.
	 */
	KeptObject(KeyKind kind, DbSession db) {
		this.kind = kind;
		this.db = db;
		this.entity = kind.create();
		this.key = persist();
	}

	private Object persist() {
		this.entity.before().forEach(this.db::persist);
		this.db.persist(this.entity);
		this.db.commit();
		return this.entity.key();
	}

	DbSession db() {
		return this.db;
	}

	KeyKind kind() {
		return this.kind;
	}

	Object key() {
		return this.key;
	}

	/**
	 * Returns the entity as the session manages it, found again if it was detached.
	 */
	Kept managed() {
		if (!this.db.contains(this.entity)) {
			this.entity = (Kept) Hibernate.unproxy(this.db.find(this.kind.type(), this.key));
		}
		check(this.entity);
		return this.entity;
	}

	void now(Kept managed) {
		this.entity = managed;
	}

	void rename(Kept changed) {
		this.name = "changed " + ++this.changes;
		changed.name = this.name;
	}

	void grown() {
		this.parts++;
	}

	void shrunk() {
		this.parts--;
	}

	/**
	 * The row is gone: the next step works with a new one.
	 */
	void gone() {
		assertThat(this.db.contains(this.entity)).isFalse();
		assertThat((Object) this.db.find(this.kind.type(), this.key)).isNull();
		this.entity = this.kind.create();
		this.name = "new";
		this.parts = 1;
		this.key = persist();
	}

	/**
	 * Reads the row afresh, and removes it.
	 */
	void finish(DbSession other) {
		other.clear();
		Kept found = other.find(this.kind.type(), this.key);
		check(found);
		assertThat(other.createSelectionQuery("select count(p) from KeptPart p", Long.class).getSingleResult())
			.isEqualTo(this.parts);
		other.remove(found);
		other.commit();
	}

	private void check(Kept found) {
		assertThat(found.name).isEqualTo(this.name);
		assertThat(found.parts).hasSize(this.parts);
	}

}
