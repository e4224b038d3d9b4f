package io.appdb.schema.diff;

import java.util.ArrayList;
import java.util.List;

import io.appdb.schema.diff.SchemaChange.AddColumn;
import io.appdb.schema.diff.SchemaChange.AddTable;
import io.appdb.schema.diff.SchemaChange.DropColumn;
import io.appdb.schema.diff.SchemaChange.DropTable;

/**
 * Finds what looks renamed: of the same shape, and nothing else that looks the same.
 * Lives as long as one call.
 */
final class RenameProposals {

	private final List<SchemaChange> changes;

	RenameProposals(List<SchemaChange> changes) {
		this.changes = changes;
	}

	List<String> proposals() {
		List<String> proposals = new ArrayList<>();
		List<Table> dropped = of(DropTable.class).stream().map(DropTable::table).toList();
		List<Table> added = of(AddTable.class).stream().map(AddTable::table).toList();
		for (Table from : dropped) {
			List<Table> same = added.stream().filter((to) -> shape(to).equals(shape(from))).toList();
			long rivals = dropped.stream().filter((other) -> shape(other).equals(shape(from))).count();
			if (same.size() == 1 && rivals == 1) {
				proposals.add(from.name() + "=" + same.get(0).name());
			}
		}
		for (DropColumn from : of(DropColumn.class)) {
			List<AddColumn> same = of(AddColumn.class).stream().filter((to) -> isSame(from, to)).toList();
			long rivals = of(DropColumn.class).stream()
				.filter((other) -> !same.isEmpty() && isSame(other, same.get(0)))
				.count();
			if (same.size() == 1 && rivals == 1) {
				proposals.add(from.table() + "." + from.column().name() + "=" + same.get(0).column().name());
			}
		}
		return proposals;
	}

	private <T> List<T> of(Class<T> type) {
		return this.changes.stream().filter(type::isInstance).map(type::cast).toList();
	}

	private static List<Column> shape(Table table) {
		return table.columns().stream().map((column) -> column.withComment(null)).toList();
	}

	private static boolean isSame(DropColumn from, AddColumn to) {
		return from.table().equals(to.table().name())
				&& from.column().withName("").withComment(null).equals(to.column().withName("").withComment(null));
	}

}
