package io.appdb.companions.batch;

import java.util.List;

import io.appdb.companions.Companion;
import io.appdb.companions.Probe;
import io.appdb.companions.RunningApplication;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Runs a job that fails, runs it again from where it failed, and a third time.
 */
public final class BatchProbe extends Probe {

	@Override
	protected void run() throws Exception {
		try (RunningApplication application = start(BatchApplication.class, List.of(Companion.BATCH),
				"logging.level.org.springframework.batch=off", "spring.batch.job.enabled=false",
				"spring.batch.jdbc.initialize-schema=always")) {
			Notes notes = application.bean(Notes.class);
			for (int i = 1; i <= 5; i++) {
				notes.save(new Note(String.valueOf(i)));
			}
			start(application);
			start(application);
			saw("executions: " + application.bean(JdbcTemplate.class)
				.queryForObject("select count(*) from batch_job_execution", Long.class));
			try {
				start(application);
			}
			catch (Exception ex) {
				saw(ex.getClass().getSimpleName());
			}
		}
	}

	private void start(RunningApplication application) throws Exception {
		JobExecution execution = application.bean(JobOperator.class)
			.start(application.bean(Job.class), new JobParametersBuilder().addString("day", "today").toJobParameters());
		saw(execution.getStatus() + ", copies "
				+ application.bean(Copies.class).findAll().stream().map(Copy::text).toList() + ", commits "
				+ execution.getStepExecutions().iterator().next().getCommitCount());
	}

}
