package io.appdb.bulk;

import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.PostPersist;
import jakarta.persistence.PostRemove;
import jakarta.persistence.PostUpdate;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreRemove;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.Transient;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Something with life-cycle callbacks and a constraint.
 */
@Entity
@EntityListeners(Guarded.Listener.class)
class Guarded {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	@Nullable Long id;

	@Size(max = 10)
	@Nullable String name;

	@Nullable String derived;

	@Transient
	final List<String> calls = new ArrayList<>();

	static Guarded named(String name) {
		Guarded guarded = new Guarded();
		guarded.name = name;
		return guarded;
	}

	List<String> calls() {
		return this.calls;
	}

	@PrePersist
	void beforeInsert() {
		this.calls.add("PrePersist");
		this.derived = "made from " + this.name;
	}

	@PostPersist
	void afterInsert() {
		this.calls.add("PostPersist " + (this.id != null));
	}

	@PreUpdate
	void beforeUpdate() {
		this.calls.add("PreUpdate");
		this.derived = "changed to " + this.name;
	}

	@PostUpdate
	void afterUpdate() {
		this.calls.add("PostUpdate");
	}

	@PreRemove
	void beforeDelete() {
		this.calls.add("PreRemove");
	}

	@PostRemove
	void afterDelete() {
		this.calls.add("PostRemove");
	}

	/**
	 * A listener of its own.
	 */
	static class Listener {

		@PrePersist
		void before(Object entity) {
			((Guarded) entity).calls.add("listener");
		}

	}

}
