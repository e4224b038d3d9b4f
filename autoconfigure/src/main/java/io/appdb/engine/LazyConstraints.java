package io.appdb.engine;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import javax.sql.DataSource;

import io.appdb.error.Constraint;
import io.appdb.error.ConstraintCatalog;
import org.hibernate.boot.Metadata;
import org.jspecify.annotations.Nullable;

import org.springframework.util.function.SingletonSupplier;

/**
 * The constraints of a database, collected when the first one is violated: what the
 * mapping of the entities knows, else what the database says. Shared by all threads.
 */
public final class LazyConstraints implements ConstraintCatalog {

	private final Supplier<ConstraintCatalog> catalog;

	/**
	 * Creates the catalog; nothing is read yet.
	 * @param metadata the mapping, or {@code null} from it when it is not known
	 * @param dataSource the pool, which is only asked when it has an idle connection
	 */
	public LazyConstraints(Supplier<@Nullable Metadata> metadata, Supplier<DataSource> dataSource) {
		this.catalog = SingletonSupplier.of(() -> collect(metadata.get(), dataSource.get()));
	}

	private static ConstraintCatalog collect(@Nullable Metadata metadata, DataSource dataSource) {
		ConstraintCatalog database = new JdbcConstraints(dataSource);
		return (metadata != null) ? MappingConstraints.of(metadata).or(database) : database;
	}

	@Override
	public Optional<Constraint> byName(@Nullable String table, String name) {
		return this.catalog.get().byName(table, name);
	}

	@Override
	public Optional<Constraint> byColumns(String table, List<String> columns) {
		return this.catalog.get().byColumns(table, columns);
	}

}
