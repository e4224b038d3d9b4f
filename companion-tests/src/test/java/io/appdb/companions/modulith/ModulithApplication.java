package io.appdb.companions.modulith;

import java.util.concurrent.atomic.AtomicBoolean;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Places orders and packs them after the commit, in another transaction.
 */
@SpringBootApplication
class ModulithApplication {

	@Service
	static class Orders {

		private final ApplicationEventPublisher events;

		private final Notes notes;

		Orders(ApplicationEventPublisher events, Notes notes) {
			this.events = events;
			this.notes = notes;
		}

		@Transactional
		public void place(String article) {
			this.notes.save(new Note("ordered " + article));
			this.events.publishEvent(new OrderPlaced(article));
			if (article.equals("nothing")) {
				throw new IllegalStateException("refused");
			}
		}

	}

	@Service
	static class Packing {

		private final Notes notes;

		private final AtomicBoolean failing = new AtomicBoolean(true);

		Packing(Notes notes) {
			this.notes = notes;
		}

		@ApplicationModuleListener
		public void pack(OrderPlaced order) {
			this.notes.save(new Note("packed " + order.article()));
			if (order.article().equals("glass") && this.failing.getAndSet(false)) {
				throw new IllegalStateException("broken");
			}
		}

	}

}
