package io.appdb.companions.differences;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import javax.sql.DataSource;

import jakarta.persistence.EntityManager;
import org.hibernate.ScrollableResults;
import org.hibernate.Session;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Uses the database in requests with open-in-view, mostly without a transaction.
 */
@RestController
class Pages {

	private final EntityManager entityManager;

	private final Items items;

	private final JdbcTemplate jdbc;

	private final DataSource dataSource;

	Pages(EntityManager entityManager, Items items, JdbcTemplate jdbc, DataSource dataSource) {
		this.entityManager = entityManager;
		this.items = items;
		this.jdbc = jdbc;
		this.dataSource = dataSource;
	}

	@GetMapping("/stream")
	List<String> stream() {
		try (Stream<Item> stream = this.entityManager.createQuery("from Item order by name", Item.class)
			.setHint("org.hibernate.fetchSize", 1)
			.getResultStream()) {
			return stream.map(Pages::text).toList();
		}
	}

	@GetMapping("/scroll")
	List<String> scroll() {
		List<String> seen = new ArrayList<>();
		try (ScrollableResults<Item> results = this.entityManager.unwrap(Session.class)
			.createSelectionQuery("from Item order by name", Item.class)
			.setFetchSize(1)
			.scroll()) {
			while (results.next()) {
				seen.add(text(results.get()));
			}
		}
		return seen;
	}

	@GetMapping("/scroll/transaction")
	@Transactional(readOnly = true)
	public List<String> scrollInTransaction() {
		return scroll();
	}

	@GetMapping("/rows/transaction")
	@Transactional
	public List<String> rowsInTransaction() {
		this.jdbc.update("insert into item (id, name) values (1000, 'by hand')");
		List<String> names = this.items.findAll().stream().map(Pages::text).sorted().toList();
		this.entityManager.remove(Objects.requireNonNull(this.entityManager.find(Item.class, 1000L)));
		return names;
	}

	@GetMapping("/saved")
	String savedOneByOne() {
		Item saved = this.items.save(new Item("saved", null));
		saved.getContent().add(new Item("inside", saved));
		this.items.save(saved);
		Object count = this.jdbc.queryForObject("select count(*) from item where box_id = ?", Long.class, saved.id());
		this.items.delete(this.items.findById(saved.id()).orElseThrow());
		return count + " " + this.items.findById(saved.id()).isPresent();
	}

	@GetMapping("/kinds")
	String kinds() {
		return this.entityManager.find(Kinds.class, new UUID(0, 1)) + "";
	}

	@GetMapping("/kinds/transaction")
	@Transactional(readOnly = true)
	public String kindsInTransaction() {
		return kinds();
	}

	@GetMapping("/driver")
	String driver() throws SQLException {
		try (Connection connection = this.dataSource.getConnection()) {
			return unwrapped(connection) + " " + this.entityManager.unwrap(Session.class)
				.doReturningWork((own) -> own.getAutoCommit() + " " + unwrapped(own));
		}
	}

	@GetMapping("/driver/transaction")
	@Transactional(isolation = Isolation.SERIALIZABLE, readOnly = true)
	public String driverInTransaction() {
		return this.entityManager.unwrap(Session.class)
			.doReturningWork((own) -> own.getAutoCommit() + " " + own.isReadOnly() + " " + own.getTransactionIsolation()
					+ " " + unwrapped(own));
	}

	private static boolean unwrapped(Connection connection) throws SQLException {
		boolean h2 = connection.getMetaData().getDatabaseProductName().equals("H2");
		Class<?> type = ClassUtils.resolveClassName(h2 ? "org.h2.jdbc.JdbcConnection" : "org.postgresql.PGConnection",
				null);
		return type.isInstance(connection.unwrap(type));
	}

	private static String text(Item item) {
		Item box = item.getBox();
		return item.getName() + ((box != null) ? " in " + box.getName() : "") + " with " + item.getContent().size();
	}

}
