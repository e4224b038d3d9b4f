package io.appdb.faults.commit;

import io.appdb.retry.RetryTransaction;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * A service as applications have them, which makes the answer too. Safe for every thread.
 */
@Service
class WritingService {

	private final Writers writers;

	WritingService(Writers writers) {
		this.writers = writers;
	}

	@Transactional
	<T> T required(Job job, Reply<T> reply) {
		return write(job, reply);
	}

	@Transactional(propagation = Propagation.REQUIRES_NEW)
	<T> T requiresNew(Job job, Reply<T> reply) {
		return write(job, reply);
	}

	@Transactional
	@RetryTransaction
	<T> T retry(Job job, Reply<T> reply) {
		return write(job, reply);
	}

	private <T> T write(Job job, Reply<T> reply) {
		this.writers.write(job);
		return reply.get();
	}

}
