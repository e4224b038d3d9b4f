package io.appdb.cluster;

import io.appdb.session.CurrentSession;
import io.appdb.session.CurrentSessionTransaction;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Counts over HTTP.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EntityScan(basePackageClasses = Counter.class)
@Import(CounterApplication.Counting.class)
class CounterApplication {

	/**
	 * Changes one counter, and lets others do so meanwhile.
	 */
	@RestController
	static class Counting {

		private volatile @Nullable Runnable meanwhile;

		void meanwhile(Runnable meanwhile) {
			this.meanwhile = meanwhile;
		}

		@PostMapping("/increment")
		String increment(CurrentSessionTransaction db) {
			db.find(Counter.class, 1).increment();
			db.flush();
			Runnable work = this.meanwhile;
			if (work != null) {
				work.run();
			}
			return "incremented";
		}

		@GetMapping("/number")
		long number(CurrentSession db) {
			return db.find(Counter.class, 1).number();
		}

	}

}
