package io.appdb.postgresql;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.appdb.bulk.Batch;
import io.appdb.bulk.EntityPlan;
import io.appdb.bulk.MappedNames;
import io.appdb.error.ReportedValues;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * The values that PostgreSQL names when a key is missing or there twice. They tell which
 * entity is meant where the server tells no line, as after the statement that checks the
 * foreign keys. Lives as long as the error is handled; one thread.
 */
final class ReportedKey {

	private static final String UNIQUE_VIOLATION = "23505";

	private final Batch batch;

	private final List<Integer> positions;

	private final List<CopyEncoder> encoders;

	private final String values;

	private final boolean twice;

	private ReportedKey(Batch batch, List<Integer> positions, String values, boolean twice) {
		this.batch = batch;
		this.positions = positions;
		this.encoders = positions.stream()
			.map((position) -> CopyEncoder.of(batch.plan().column(position), batch.session()))
			.toList();
		this.values = values;
		this.twice = twice;
	}

	/**
	 * Says which entity an error is about, if its key tells it.
	 */
	static SQLException located(Batch batch, SQLException error) {
		ReportedKey key = in(batch, error);
		int index = (key != null) ? key.index() : -1;
		return (index >= 0) ? batch.at(index, error) : error;
	}

	/**
	 * Another table is meant when it refers to a row, or when a trigger writes to it.
	 */
	private static @Nullable ReportedKey in(Batch batch, SQLException error) {
		ServerErrorMessage message = (error instanceof PSQLException failure) ? failure.getServerErrorMessage() : null;
		if (message == null || !MappedNames.unquoted(batch.plan().table()).equalsIgnoreCase(message.getTable())) {
			return null;
		}
		ReportedValues key = ReportedValues.of(message.getDetail());
		if (key == null) {
			return null;
		}
		List<Integer> positions = key.columns().stream().map((column) -> position(batch.plan(), column)).toList();
		return positions.contains(-1) ? null
				: new ReportedKey(batch, positions, key.values(), UNIQUE_VIOLATION.equals(error.getSQLState()));
	}

	private static int position(EntityPlan plan, String column) {
		return IntStream.range(0, plan.columns().size())
			.filter((position) -> PostgreSqlTable.name(plan.column(position)).equals(column))
			.findFirst()
			.orElse(-1);
	}

	/**
	 * The first entity with the values; the last one where they are there twice, for it
	 * repeats what one before it says.
	 */
	private int index() {
		@Nullable Object[] row = this.batch.plan().newRow();
		CopyText text = new CopyText(this.values.length() + 1);
		int last = this.batch.size() - 1;
		for (int turn = 0; turn <= last; turn++) {
			int index = this.twice ? last - turn : turn;
			this.batch.read(index, row);
			if (this.values.equals(values(row, text))) {
				return index;
			}
		}
		return -1;
	}

	private @Nullable String values(@Nullable Object[] row, CopyText text) {
		List<String> values = new ArrayList<>();
		try {
			for (int index = 0; index < this.positions.size(); index++) {
				Object value = row[this.positions.get(index)];
				if (value == null) {
					return null;
				}
				text.clear();
				this.encoders.get(index).encode(value, text);
				values.add(CopyText.unescaped(new String(text.bytes(), 0, text.length(), StandardCharsets.UTF_8)));
			}
		}
		catch (SQLException ex) {
			return null; // the server has named something else than this value
		}
		return String.join(", ", values);
	}

}
