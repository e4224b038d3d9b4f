package io.appdb.session.steps;

import jakarta.persistence.PostPersist;
import jakarta.persistence.PostUpdate;
import jakarta.persistence.PrePersist;

/**
 * What an application does when lines are written. Created by Hibernate through Spring.
 */
class LineListener {

	private final Steps steps;

	LineListener(Steps steps) {
		this.steps = steps;
	}

	@PrePersist
	void beforeInsert(Line line) {
		this.steps.call("PrePersist");
	}

	@PostPersist
	void afterInsert(Line line) {
		this.steps.call("PostPersist");
	}

	@PostUpdate
	void afterUpdate(Line line) {
		this.steps.call("PostUpdate");
	}

}
