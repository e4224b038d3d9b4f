package io.appdb.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import io.appdb.engine.DatabaseType;
import io.appdb.error.UniqueConstraintException;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

import org.springframework.orm.ObjectOptimisticLockingFailureException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * An update on SQLite that leaves unchanged columns of an index alone writes what one of
 * all columns would.
 */
class SqliteUpdateTests {

	private static final int ROWS = 1234;

	@EachDatabase(DatabaseType.SQLITE)
	void rowsThatKeepWhatIsIndexed(TestDatabase database) {
		try (Stock stock = Stock.on(database, Item.class)) {
			List<Item> items = stored(stock);
			items.forEach((item) -> item.amount = (int) item.id() + 1);
			stock.transaction((db) -> db.batchUpdate(items));
			assertStored(stock, items);
		}
	}

	@EachDatabase(DatabaseType.SQLITE)
	void rowsThatChangeIt(TestDatabase database) {
		try (Stock stock = Stock.on(database, Item.class)) {
			for (int each : new int[] { 1, 3, 700 }) {
				List<Item> items = stored(stock);
				items.forEach((item) -> item.amount = 7);
				IntStream.range(0, ROWS)
					.filter((index) -> index % each == 0)
					.forEach((index) -> items.get(index).code = "CODE-" + index);
				stock.transaction((db) -> db.batchUpdate(items));
				assertStored(stock, items);
			}
		}
	}

	/**
	 * A column may compare letters without their case.
	 */
	@EachDatabase(DatabaseType.SQLITE)
	void onlyTheSameBytesAreUnchanged(TestDatabase database) {
		try (Stock stock = Stock.on(database, Item.class)) {
			stock.direct().sql("drop table item").update();
			stock.direct()
				.sql("create table item (id integer primary key, code text collate nocase unique, amount integer)")
				.update();
			List<Item> items = stored(stock);
			items.get(0).code = "Code-0";
			items.get(ROWS - 1).code = "CODE-" + (ROWS - 1);
			stock.transaction((db) -> db.batchUpdate(items));
			assertStored(stock, items);
		}
	}

	@EachDatabase(DatabaseType.SQLITE)
	void ofTwoElementsForOneRowTheLastOneWins(TestDatabase database) {
		try (Stock stock = Stock.on(database, Item.class)) {
			List<Item> items = stored(stock);
			Item earlier = Item.of("changed", 1);
			earlier.id = items.get(5).id;
			Item later = Item.of("code-5", 2);
			later.id = items.get(5).id;
			List<Item> twice = new ArrayList<>(items);
			twice.add(3, earlier);
			twice.add(300, later);
			stock.transaction((db) -> db.batchUpdate(twice));
			items.get(5).amount = 2;
			assertStored(stock, items);
		}
	}

	@EachDatabase(DatabaseType.SQLITE)
	void whatIsTakenIsRefused(TestDatabase database) {
		try (Stock stock = Stock.on(database, Item.class)) {
			List<Item> items = stored(stock);
			List<String> before = rows(stock);
			items.forEach((item) -> item.amount = 7);
			items.get(900).code = "code-1";
			stock.transaction((db) -> {
				assertThatExceptionOfType(UniqueConstraintException.class).isThrownBy(() -> db.batchUpdate(items));
				return db.execute("insert into item (code) values ('more')");
			});
			stock.direct().sql("delete from item where code = 'more'").update();
			assertThat(rows(stock)).isEqualTo(before);
		}
	}

	@EachDatabase(DatabaseType.SQLITE)
	void versionsAreCheckedAndCounted(TestDatabase database) {
		try (Stock stock = Stock.on(database, Label.class)) {
			List<Label> labels = IntStream.range(0, ROWS).mapToObj(Label::new).toList();
			stock.transaction((db) -> db.batchInsert(labels));
			labels.forEach((label) -> label.text = "new");
			labels.get(800).name = "other";
			stock.transaction((db) -> db.batchUpdate(labels));
			assertThat(labels).allMatch((label) -> label.version == 1);
			assertThat(labels(stock, "version = 1 and text = 'new'")).isEqualTo(ROWS);
			assertThat(labels(stock, "name = 'other' and id = 800")).isEqualTo(1);
			stock.direct().sql("update label set version = 2 where id = 1000").update();
			labels.forEach((label) -> label.text = "newer");
			assertThatExceptionOfType(ObjectOptimisticLockingFailureException.class)
				.isThrownBy(() -> stock.transaction((db) -> db.batchUpdate(labels)))
				.withMessageContaining("1000");
			assertThat(labels(stock, "text = 'newer'")).isZero();
			assertThat(labels).allMatch((label) -> label.version == 1);
		}
	}

	/**
	 * A trigger for a column hears of it also when it does not change.
	 */
	@EachDatabase(DatabaseType.SQLITE)
	void triggersHearOfEveryColumn(TestDatabase database) {
		try (Stock stock = Stock.on(database, Item.class)) {
			List<Item> items = stored(stock);
			stock.direct().sql("create table heard (code text)").update();
			stock.direct()
				.sql("create trigger hears after update of code on item begin insert into heard values (new.code); end")
				.update();
			stock.transaction((db) -> db.batchUpdate(items));
			assertThat(stock.count("heard")).isEqualTo(ROWS);
		}
	}

	private static List<Item> stored(Stock stock) {
		stock.direct().sql("delete from item").update();
		List<Item> items = Stock.items(ROWS);
		stock.transaction((db) -> db.batchInsert(items));
		return items;
	}

	private static void assertStored(Stock stock, List<Item> items) {
		assertThat(rows(stock)).isEqualTo(items.stream().map(Item::toString).toList());
	}

	private static List<String> rows(Stock stock) {
		return stock.direct().sql("select code || '=' || amount from item order by id").query(String.class).list();
	}

	private static long labels(Stock stock, String where) {
		return Objects
			.requireNonNull(stock.direct().sql("select count(*) from label where " + where).query(Long.class).single());
	}

	/**
	 * Something with a version and a name of its own.
	 */
	@Entity
	@Table(name = "label")
	static class Label {

		@Id
		@Nullable Integer id;

		@Version
		int version;

		@Column(unique = true)
		String name = "";

		String text = "";

		protected Label() {
		}

		Label(int id) {
			this.id = id;
			this.name = "name-" + id;
		}

	}

}
