package io.appdb.autoconfigure;

import java.util.Map;
import java.util.TreeMap;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.appdb.DatabaseManager;
import io.appdb.session.DbSession;

import org.springframework.boot.test.system.CapturedOutput;

/**
 * What can be seen of the settings of a database. Without state.
 */
final class ObservedDatabase {

	private ObservedDatabase() {
	}

	static Map<String, String> of(DatabaseManager manager, CapturedOutput output) {
		Map<String, String> seen = new TreeMap<>();
		DataSource source = manager.engine().dataSource();
		seen.put("source", source.getClass().getSimpleName());
		if (source instanceof HikariDataSource pool) {
			seen.put("url", pool.getJdbcUrl());
			seen.put("user", String.valueOf(pool.getUsername()));
			seen.put("driver", pool.getDriverClassName());
			seen.put("pool",
					"%d of %d, %d ms, %d ms, %d ms, %d ms".formatted(pool.getMinimumIdle(), pool.getMaximumPoolSize(),
							pool.getConnectionTimeout(), pool.getMaxLifetime(), pool.getIdleTimeout(),
							pool.getKeepaliveTime()));
		}
		seen.put("table", "" + manager.schema().tableExists("probe"));
		manager.schema().createAllTables();
		int before = output.length();
		try (DbSession session = manager.sessions().openSession()) {
			session(session, seen);
		}
		String log = output.toString().substring(before);
		seen.put("echo", "%s %s %s".formatted(log.contains("select 'seen'"), log.contains("77001"),
				log.contains("connection 1")));
		seen.put("drop", drop(manager));
		return seen;
	}

	private static void session(DbSession session, Map<String, String> seen) {
		seen.put("flush", String.valueOf(session.getHibernateFlushMode()));
		for (int time = 0; time < 2; time++) {
			session.queryCache().rows("select 'seen'");
			session.queryCache().rows("select ?", 77001);
		}
		seen.put("cache", String.valueOf(session.queryCache().statistics()));
		Probe probe = new Probe(1, "old");
		session.persist(probe);
		session.commit();
		session.execute("update probe set name = 'new'");
		session.commit();
		seen.put("expired", probe.name() + " " + session.find(Probe.class, 1L).name());
	}

	private static String drop(DatabaseManager manager) {
		try {
			manager.schema().dropAllTables();
			return "dropped";
		}
		catch (IllegalStateException ex) {
			return "refused";
		}
	}

}
