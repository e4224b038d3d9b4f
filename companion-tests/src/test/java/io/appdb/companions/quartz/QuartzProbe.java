package io.appdb.companions.quartz;

import java.time.Duration;
import java.util.List;

import io.appdb.companions.Companion;
import io.appdb.companions.Database;
import io.appdb.companions.Probe;
import io.appdb.companions.RunningApplication;
import org.awaitility.Awaitility;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;
import org.quartz.impl.jdbcjobstore.StdJDBCDelegate;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Schedules jobs inside and outside of transactions and waits for what they write.
 */
public final class QuartzProbe extends Probe {

	@Override
	protected void run() throws Exception {
		try (RunningApplication application = start(QuartzApplication.class, List.of(Companion.QUARTZ),
				"spring.quartz.job-store-type=jdbc", "spring.quartz.jdbc.initialize-schema=always",
				"spring.quartz.properties.org.quartz.jobStore.driverDelegateClass=" + delegate())) {
			Scheduler scheduler = application.bean(Scheduler.class);
			TransactionTemplate transaction = application.bean(TransactionTemplate.class);
			Notes notes = application.bean(Notes.class);
			saw(scheduler.getMetaData().getJobStoreClass().getSimpleName());
			schedule(scheduler, "outside");
			transaction.executeWithoutResult((status) -> schedule(scheduler, "inside"));
			transaction.executeWithoutResult((status) -> {
				notes.saveAndFlush(new Note("undone"));
				schedule(scheduler, "undone too");
				status.setRollbackOnly();
			});
			saw("inside: " + scheduler.checkExists(JobKey.jobKey("inside")));
			saw("undone too: " + scheduler.checkExists(JobKey.jobKey("undone too")));
			Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> notes.count() == 2);
			saw(notes.findAll().stream().map(Note::text).sorted().toList());
			saw("jobs: " + application.bean(JdbcTemplate.class)
				.queryForObject("select count(*) from qrtz_job_details", Long.class));
		}
	}

	/**
	 * What Quartz wants to be told on PostgreSQL.
	 */
	private String delegate() {
		return ((database() == Database.POSTGRESQL) ? PostgreSQLDelegate.class : StdJDBCDelegate.class).getName();
	}

	private static void schedule(Scheduler scheduler, String text) {
		JobDetail job = JobBuilder.newJob(QuartzApplication.Writing.class)
			.withIdentity(text)
			.usingJobData("text", text)
			.storeDurably()
			.build();
		Trigger trigger = TriggerBuilder.newTrigger().withIdentity(text).startNow().build();
		try {
			scheduler.scheduleJob(job, trigger);
		}
		catch (SchedulerException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
