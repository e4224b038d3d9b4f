package io.appdb.bulk;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.PrimitiveIterator;

import org.hibernate.generator.Generator;
import org.hibernate.id.enhanced.DatabaseStructure;
import org.hibernate.id.enhanced.NoopOptimizer;
import org.hibernate.id.enhanced.Optimizer;
import org.hibernate.id.enhanced.PooledLoOptimizer;
import org.hibernate.id.enhanced.PooledOptimizer;
import org.hibernate.id.enhanced.SequenceStyleGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Takes the identifiers of a batch from a sequence in blocks of its allocation size, all
 * of them by one statement. The blocks are the batch's own: Hibernate's optimizer, which
 * shares its blocks among sessions, does not see them. Lives as long as a batch; one
 * thread.
 */
final class SequenceBlocks {

	private final DatabaseStructure structure;

	private final Optimizer optimizer;

	private final int size;

	private SequenceBlocks(DatabaseStructure structure, Optimizer optimizer) {
		this.structure = structure;
		this.optimizer = optimizer;
		this.size = (optimizer instanceof NoopOptimizer) ? 1 : structure.getIncrementSize();
	}

	/**
	 * Takes identifiers for a batch.
	 * @return the identifiers, null when Hibernate's generator has to make them
	 */
	static PrimitiveIterator.@Nullable OfLong take(Batch batch, BatchWriter writer) throws SQLException {
		Generator generator = batch.plan().persister().getGenerator();
		if (!(generator instanceof SequenceStyleGenerator sequence) || sequence.allowAssignedIdentifiers()
				|| !isKnown(sequence.getOptimizer())) {
			return null;
		}
		return new SequenceBlocks(sequence.getDatabaseStructure(), sequence.getOptimizer()).numbers(batch, writer);
	}

	private static boolean isKnown(Optimizer optimizer) {
		return optimizer instanceof NoopOptimizer || optimizer instanceof PooledOptimizer
				|| optimizer instanceof PooledLoOptimizer;
	}

	@SuppressWarnings("deprecation")
	private PrimitiveIterator.@Nullable OfLong numbers(Batch batch, BatchWriter writer) throws SQLException {
		String[] sql = this.structure.getAllSqlForTests();
		boolean sequence = this.structure.isPhysicalSequence();
		if (sequence && batch.size() < 2L * this.size) {
			return null;
		}
		long[] numbers = new long[batch.size()];
		int taken = 0;
		while (taken < numbers.length) {
			int blocks = (numbers.length - taken + this.size - 1) / this.size;
			long[] values = sequence ? writer.nextValues(batch, sql[0], blocks) : writer.nextValues(batch, sql[0],
					sql[1], blocks, this.optimizer.applyIncrementSizeToSourceValues() ? this.size : 1);
			if (values.length == 0) {
				return null;
			}
			for (long value : values) {
				taken = fill(numbers, taken, value);
			}
		}
		return Arrays.stream(numbers).iterator();
	}

	/**
	 * Adds the numbers that a value of the sequence stands for; the first value of a
	 * pooled one stands for itself alone.
	 */
	private int fill(long[] numbers, int from, long value) {
		long first = value;
		long last = value + this.size - 1;
		if (this.optimizer instanceof PooledOptimizer) {
			boolean initial = value == this.structure.getInitialValue() || value < this.size;
			first = initial ? value : value - this.size + 1;
			last = value;
		}
		int at = from;
		for (long number = first; number <= last && at < numbers.length; number++) {
			numbers[at++] = number;
		}
		return at;
	}

}
