package io.appdb.database;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.util.function.SingletonSupplier;

/**
 * The parts of a {@link Database}, each made when it is first asked for. Filled while the
 * database is made, by one thread; shared by all threads afterwards.
 */
public final class DatabaseParts {

	private final Map<Class<?>, Supplier<?>> parts = new HashMap<>();

	/**
	 * Creates an empty collection.
	 */
	public DatabaseParts() {
	}

	/**
	 * Adds a part.
	 * @param <T> the type of the part
	 * @param contract the interface that a room declares
	 * @param part makes the part
	 * @return this
	 * @throws IllegalStateException when there is a part for this contract
	 */
	public <T> DatabaseParts with(Class<T> contract, Supplier<? extends T> part) {
		if (this.parts.putIfAbsent(contract, SingletonSupplier.of(part::get)) != null) {
			throw new IllegalStateException("The database has two parts for " + contract.getName());
		}
		return this;
	}

	/**
	 * Returns a part.
	 * @param <T> the type of the part
	 * @param contract the interface that a room declares
	 * @return the part, {@code null} when there is none
	 */
	public <T> @Nullable T get(Class<T> contract) {
		Supplier<?> part = this.parts.get(contract);
		return (part != null) ? contract.cast(Objects.requireNonNull(part.get())) : null;
	}

}
