package io.appdb.bulk;

import java.sql.PreparedStatement;
import java.sql.SQLException;

import org.hibernate.StaleStateException;
import org.jspecify.annotations.Nullable;

/**
 * Deletes rows by lists of keys. Without state, safe for every thread.
 */
public final class KeyLists {

	private KeyLists() {
	}

	/**
	 * Deletes with {@code IN}: the keys alone where one column tells the rows apart, else
	 * rows of key and version.
	 * @param keys number of rows of a statement at most
	 */
	public static void delete(Batch batch, int keys) throws SQLException {
		int size = batch.size();
		int full = size / keys;
		if (full > 0) {
			delete(batch, 0, full, keys);
		}
		if (size % keys > 0) {
			delete(batch, full * keys, 1, size % keys);
		}
	}

	private static void delete(Batch batch, int first, int times, int keys) throws SQLException {
		EntityPlan plan = batch.plan();
		int[] restricting = new Sql(plan).restricting();
		try (PreparedStatement statement = batch.prepare(sql(plan, restricting, keys))) {
			@Nullable Object[] row = plan.newRow();
			for (int time = 0; time < times; time++) {
				int begin = first + time * keys;
				int parameter = 1;
				if (restricting.length > 1) {
					for (int index = begin; index < begin + keys; index++) {
						batch.readKey(index, row);
						batch.bind(statement, parameter++, 0, row[0]);
					}
				}
				for (int index = begin; index < begin + keys; index++) {
					batch.readKey(index, row);
					for (int position : restricting) {
						batch.bind(statement, parameter++, position, row[position]);
					}
				}
				refuseStale(batch, statement.executeUpdate(), keys);
			}
		}
	}

	/**
	 * The first column of the key alone lets every optimizer use its index.
	 */
	private static String sql(EntityPlan plan, int[] restricting, int keys) {
		String first = "delete from " + plan.table() + " where " + plan.column(0).name() + " in ("
				+ Sql.repeated("?", keys) + ")";
		if (restricting.length == 1) {
			return first;
		}
		String row = "(" + Sql.repeated("?", restricting.length) + ")";
		return first + " and (" + plan.names(restricting) + ") in (" + Sql.repeated(row, keys) + ")";
	}

	public static void refuseStale(Batch batch, long deleted, long wanted) {
		if (deleted != wanted) {
			throw new StaleStateException("batchDelete: " + (wanted - deleted) + " of " + wanted + " rows of "
					+ batch.plan().table() + " are gone, were changed by another transaction or are kept by a trigger");
		}
	}

}
