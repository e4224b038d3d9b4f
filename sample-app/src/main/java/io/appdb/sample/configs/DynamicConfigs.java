package io.appdb.sample.configs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.appdb.sample.logs.LogEntry;
import io.appdb.sample.logs.LogLevel;
import io.appdb.session.DbSession;
import io.appdb.session.SessionManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The settings in force, kept in memory. Every committed change in this application is
 * seen at once, what others commit at the next {@link #reload()}, which a schedule calls.
 * Spring owns it; shared by all threads.
 */
@Service
public class DynamicConfigs {

	private static final Logger logger = LoggerFactory.getLogger(DynamicConfigs.class);

	private final List<ConfigListener> listeners = new CopyOnWriteArrayList<>();

	private final SessionManager sessions;

	private final Object reloading = new Object();

	private volatile @Nullable Map<String, ConfigView> known;

	DynamicConfigs(SessionManager sessions) {
		this.sessions = sessions;
	}

	/**
	 * Returns the committed value of a setting in force: from memory, else from the
	 * database.
	 * @param key the name of the setting
	 * @return its value, empty when there is none or it was removed
	 */
	public Optional<Object> get(String key) {
		ConfigView config = known().get(key);
		return (config != null) ? Optional.of(config.value()) : read(key);
	}

	/**
	 * Returns the committed value of a setting in force, or another one.
	 * @param key the name of the setting
	 * @param otherwise what to return when there is none
	 * @return the value
	 */
	public Object get(String key, Object otherwise) {
		return get(key).orElse(otherwise);
	}

	/**
	 * Returns the settings in force that belong together.
	 * @param category what they belong to
	 * @return the values by key, in the order of the keys
	 */
	public Map<String, Object> section(String category) {
		Map<String, Object> values = new TreeMap<>();
		known().values()
			.stream()
			.filter((config) -> config.category().equals(category))
			.forEach((config) -> values.put(config.key(), config.value()));
		return values;
	}

	/**
	 * Writes the value of a setting and puts it in force; creates the setting if it does
	 * not exist. Joins the transaction that runs, and counts when that is committed.
	 * @param key the name of the setting, 255 characters at most
	 * @param value any JSON value
	 * @param category what the setting belongs to, or {@code null}: what it belongs to
	 * already, {@code general} for a new one
	 */
	public void set(String key, Object value, @Nullable String category) {
		boolean joins = TransactionSynchronizationManager.isActualTransactionActive();
		try {
			write(key, value, category);
		}
		catch (DuplicateKeyException ex) {
			if (joins) {
				throw ex;
			}
			write(key, value, category);
		}
	}

	private void write(String key, Object value, @Nullable String category) {
		this.sessions.runInTransaction((db) -> {
			DynamicConfig existing = find(db, key).orElse(null);
			ConfigView before = (existing != null) ? existing.toView() : null;
			write(db, key,
					new ConfigInput(value, (category != null) ? category : (before != null) ? before.category() : null,
							(before != null) ? before.description() : null, true));
		});
	}

	/**
	 * Takes a setting out of force; its row stays. Joins the transaction that runs.
	 * @param key the name of the setting
	 * @return whether it was in force
	 */
	public boolean remove(String key) {
		return this.sessions.inTransaction((db) -> {
			ConfigView config = find(db, key).map(DynamicConfig::toView).filter(ConfigView::active).orElse(null);
			if (config != null) {
				write(db, key, new ConfigInput(config.value(), config.category(), config.description(), false));
			}
			return config != null;
		});
	}

	/**
	 * Writes a setting and its log entry in a transaction: both or neither.
	 */
	DynamicConfig write(DbSession db, String key, ConfigInput input) {
		DynamicConfig config = find(db, key).orElse(null);
		if (config != null) {
			config.apply(input);
		}
		else {
			config = new DynamicConfig(key, input);
			db.persist(config);
		}
		db.persist(new LogEntry(input.isActive() ? LogLevel.INFO : LogLevel.WARNING, DynamicConfigs.class,
				"Setting '" + key + "' was written", Map.of("key", key, "value", input.value())));
		TransactionSynchronizationManager.registerSynchronization(new Publication());
		return config;
	}

	/**
	 * Adds a listener for changes of settings in force.
	 * @param listener told after each change is committed, until it is taken off
	 * @return takes the listener off
	 */
	public Runnable listen(ConfigListener listener) {
		known();
		this.listeners.add(listener);
		return () -> this.listeners.remove(listener);
	}

	/**
	 * Reads what is committed and tells the listeners what differs from what was known. A
	 * listener that fails is logged and does not stop the others.
	 * @return number of settings that differ
	 */
	@Scheduled(initialDelayString = "${sample.configs.reload-every}",
			fixedDelayString = "${sample.configs.reload-every}")
	public int reload() {
		Map<String, ConfigView> before;
		Map<String, ConfigView> now;
		synchronized (this.reloading) {
			before = this.known;
			now = readAll();
			this.known = now;
		}
		List<ConfigChange> changes = (before != null) ? ConfigChange.between(before, now) : List.of();
		changes.forEach(this::tell);
		return changes.size();
	}

	private void tell(ConfigChange change) {
		for (ConfigListener listener : this.listeners) {
			try {
				listener.changed(change);
			}
			catch (RuntimeException ex) {
				logger.warn("A listener failed on setting '{}'", change.key(), ex);
			}
		}
	}

	private Map<String, ConfigView> known() {
		Map<String, ConfigView> current = this.known;
		if (current == null) {
			reload();
			current = this.known;
		}
		return (current != null) ? current : Map.of();
	}

	/**
	 * Reads in a session of its own, so that nothing uncommitted is seen.
	 */
	private Map<String, ConfigView> readAll() {
		try (DbSession db = this.sessions.openSession()) {
			return db.createSelectionQuery("from DynamicConfig c where c.active", DynamicConfig.class)
				.getResultStream()
				.map(DynamicConfig::toView)
				.collect(Collectors.toUnmodifiableMap(ConfigView::key, Function.identity()));
		}
	}

	private Optional<Object> read(String key) {
		try (DbSession db = this.sessions.openSession()) {
			return find(db, key).map(DynamicConfig::toView).filter(ConfigView::active).map(ConfigView::value);
		}
	}

	static Optional<DynamicConfig> find(DbSession db, String key) {
		return db.createSelectionQuery("from DynamicConfig c where c.key = :key", DynamicConfig.class)
			.setParameter("key", key)
			.uniqueResultOptional();
	}

	/**
	 * Makes a change known after its commit. Lives as long as the transaction.
	 */
	private final class Publication implements TransactionSynchronization {

		@Override
		public void afterCompletion(int status) {
			if (status == STATUS_COMMITTED) {
				reload();
			}
		}

	}

}
