package io.appdb.companions.batch;

import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.persistence.EntityManagerFactory;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.data.RepositoryItemReader;
import org.springframework.batch.infrastructure.item.data.builder.RepositoryItemReaderBuilder;
import org.springframework.batch.infrastructure.item.database.builder.JpaItemWriterBuilder;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.data.domain.Sort;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Has a job that copies notes two by two, and fails at the first run.
 */
@SpringBootApplication
class BatchApplication {

	@Bean
	Job copying(JobRepository repository, Step copyNotes) {
		return new JobBuilder("copying", repository).start(copyNotes).build();
	}

	@Bean
	Step copyNotes(JobRepository repository, PlatformTransactionManager transactionManager, Notes notes,
			EntityManagerFactory entityManagerFactory) {
		return new StepBuilder("copyNotes", repository).<Note, Copy>chunk(2)
			.transactionManager(transactionManager)
			.reader(reader(notes))
			.processor(processor())
			.writer(new JpaItemWriterBuilder<Copy>().entityManagerFactory(entityManagerFactory).build())
			.build();
	}

	@Bean
	RepositoryItemReader<Note> reader(Notes notes) {
		return new RepositoryItemReaderBuilder<Note>().name("notes")
			.repository(notes)
			.methodName("findAll")
			.pageSize(2)
			.sorts(Map.of("id", Sort.Direction.ASC))
			.build();
	}

	private static ItemProcessor<Note, Copy> processor() {
		AtomicBoolean failing = new AtomicBoolean(true);
		return (note) -> {
			if (note.text().equals("4") && failing.getAndSet(false)) {
				throw new IllegalStateException("refused");
			}
			return new Copy(note.text());
		};
	}

}
