package io.appdb.companions.quartz;

import org.quartz.JobExecutionContext;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.quartz.QuartzJobBean;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Has a job that writes.
 */
@SpringBootApplication
class QuartzApplication {

	/**
	 * Stores a note in a transaction of its own. Quartz makes one for each run.
	 */
	static class Writing extends QuartzJobBean {

		private final Notes notes;

		private final TransactionTemplate transaction;

		Writing(Notes notes, TransactionTemplate transaction) {
			this.notes = notes;
			this.transaction = transaction;
		}

		@Override
		protected void executeInternal(JobExecutionContext context) {
			String text = context.getMergedJobDataMap().getString("text");
			this.transaction.executeWithoutResult((status) -> this.notes.save(new Note(text)));
		}

	}

}
