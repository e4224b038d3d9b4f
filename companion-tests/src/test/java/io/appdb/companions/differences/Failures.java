package io.appdb.companions.differences;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.appdb.companions.Database;
import io.appdb.companions.RunningApplication;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Sort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets statements fail in each way that an application has, and tells what was thrown.
 */
final class Failures {

	private final Items items;

	private final JdbcTemplate jdbc;

	private final EntityManager entityManager;

	private final PlatformTransactionManager transactionManager;

	private final Map<String, String> seen = new LinkedHashMap<>();

	Failures(RunningApplication application) {
		this.items = application.bean(Items.class);
		this.jdbc = application.bean(JdbcTemplate.class);
		this.entityManager = application.bean(EntityManager.class);
		this.transactionManager = application.bean(PlatformTransactionManager.class);
	}

	Map<String, String> of(Database database) {
		Stream.of("twice", null, "x".repeat(30)).forEach(this::write);
		sql().forEach((name, sql) -> {
			look("jdbc " + name, () -> this.jdbc.execute(sql));
			look("transaction jdbc " + name, () -> in(template()).run(() -> this.jdbc.execute(sql)));
			look("native query " + name,
					() -> in(template()).run(() -> this.entityManager.createNativeQuery(sql).executeUpdate()));
		});
		look("bad query", () -> this.entityManager.createQuery("from Nothing").getResultList());
		look("bad sort", () -> this.items.findAll(Sort.by("nope")));
		look("lock outside",
				() -> this.entityManager.createQuery("from Item", Item.class)
					.setLockMode(LockModeType.PESSIMISTIC_WRITE)
					.getResultList());
		look("no result",
				() -> this.entityManager.createQuery("from Item where name = 'none'", Item.class).getSingleResult());
		look("empty result", () -> this.jdbc.queryForObject("select name from item where 1 = 0", String.class));
		look("caught", () -> in(template()).run(this::caught));
		if (database == Database.POSTGRESQL) {
			onServer();
		}
		return this.seen;
	}

	private void write(@Nullable String name) {
		String kind = (name == null) ? "null" : (name.length() > 20) ? "long" : "duplicate";
		look("save " + kind, () -> this.items.saveAndFlush(new Item(name, null)));
		look("commit " + kind, () -> in(template()).run(() -> this.entityManager.persist(new Item(name, null))));
		look("flush " + kind, () -> in(template()).run(() -> {
			this.entityManager.persist(new Item(name, null));
			this.entityManager.flush();
		}));
	}

	/**
	 * A failure that is caught, and a statement after it.
	 */
	private void caught() {
		try {
			this.jdbc.execute("insert into item (id, name) values (3, 'twice')");
		}
		catch (RuntimeException ex) {
			look("next", () -> this.jdbc.queryForObject("select count(*) from item", Long.class));
		}
	}

	private void onServer() {
		TransactionTemplate slow = template();
		slow.setTimeout(1);
		look("slow jdbc", () -> in(slow).run(() -> this.jdbc.execute("select pg_sleep(3)")));
		look("slow query", () -> in(slow)
			.run(() -> this.entityManager.createNativeQuery("select 1 from pg_sleep(3)").getResultList()));
		TransactionTemplate repeatable = template();
		repeatable.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
		TransactionTemplate apart = template();
		apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		look("conflict", () -> in(repeatable).run(() -> {
			this.items.count();
			in(apart).run(() -> this.jdbc.execute("update item set box_id = null"));
			this.jdbc.execute("update item set box_id = null");
		}));
		look("locked", () -> in(template()).run(() -> {
			this.jdbc.execute("select 1 from item for update");
			in(apart).run(() -> this.jdbc.execute("select 1 from item for update nowait"));
		}));
		TransactionTemplate readOnly = template();
		readOnly.setReadOnly(true);
		look("read-only jdbc", () -> in(readOnly).run(() -> this.jdbc.execute("delete from item")));
		look("read-only query", () -> in(readOnly)
			.run(() -> this.entityManager.createQuery("update Item set name = name").executeUpdate()));
	}

	private static Map<String, String> sql() {
		Map<String, String> sql = new LinkedHashMap<>();
		sql.put("duplicate", "insert into item (id, name) values (3, 'twice')");
		sql.put("reference", "insert into item (id, name, box_id) values (4, 'other', 77)");
		sql.put("null", "insert into item (id) values (5)");
		sql.put("long", "insert into item (id, name) values (6, '" + "x".repeat(30) + "')");
		sql.put("range", "insert into item (id, name) values (99999999999999999999, 'range')");
		sql.put("type", "insert into item (id, name) values (cast('x' as bigint), 'type')");
		sql.put("zero", "insert into item (id, name) values (1 / 0, 'zero')");
		sql.put("grammar", "insert in item");
		sql.put("table", "insert into nowhere (id) values (1)");
		sql.put("column", "insert into item (nothing) values (1)");
		return sql;
	}

	private TransactionTemplate template() {
		return new TransactionTemplate(this.transactionManager);
	}

	private static Block in(TransactionTemplate template) {
		return (work) -> template.executeWithoutResult((status) -> work.run());
	}

	private void look(String what, Runnable work) {
		try {
			work.run();
			this.seen.put(what, "-");
		}
		catch (RuntimeException ex) {
			this.seen.put(what,
					Stream.<Class<?>>iterate(ex.getClass(), Objects::nonNull, Class::getSuperclass)
						.map(Class::getSimpleName)
						.takeWhile((name) -> !name.equals("RuntimeException"))
						.collect(Collectors.joining(" > ")));
		}
	}

	/**
	 * Runs work in a transaction.
	 */
	private interface Block {

		void run(Runnable work);

	}

}
