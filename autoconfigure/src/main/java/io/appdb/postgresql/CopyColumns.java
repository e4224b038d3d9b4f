package io.appdb.postgresql;

import java.sql.SQLException;
import java.util.stream.IntStream;

import io.appdb.bulk.Batch;
import io.appdb.bulk.EntityPlan;
import org.jspecify.annotations.Nullable;

/**
 * How the values of a batch are written for {@code COPY}, column by column. Lives as long
 * as a batch; one thread.
 */
final class CopyColumns {

	private final CopyEncoder[] encoders;

	private final boolean direct;

	private final boolean binary;

	CopyColumns(Batch batch, PostgreSqlTable table) {
		EntityPlan plan = batch.plan();
		this.encoders = plan.columns()
			.stream()
			.map((column) -> CopyEncoder.of(column, batch.session()))
			.toArray(CopyEncoder[]::new);
		this.direct = IntStream.range(0, this.encoders.length)
			.allMatch((position) -> this.encoders[position].isDirect());
		this.binary = IntStream.range(0, this.encoders.length)
			.allMatch((position) -> this.encoders[position].isBinary(table.type(plan.column(position))));
	}

	/**
	 * Whether encoding never asks the server.
	 */
	boolean isDirect() {
		return this.direct;
	}

	/**
	 * Whether all columns have a type whose binary form is certain.
	 */
	boolean isBinary() {
		return this.binary;
	}

	/**
	 * Writes the values of some columns and ends the row.
	 */
	void values(int[] positions, @Nullable Object[] row, CopyBuffer buffer) throws SQLException {
		for (int position : positions) {
			value(position, row[position], buffer);
		}
		buffer.endRow();
	}

	void value(int position, @Nullable Object value, CopyBuffer buffer) throws SQLException {
		if (value == null) {
			buffer.nothing();
		}
		else {
			this.encoders[position].encode(value, buffer);
		}
		buffer.endValue();
	}

}
