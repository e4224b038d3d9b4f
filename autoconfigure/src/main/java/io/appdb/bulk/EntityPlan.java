package io.appdb.bulk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.appdb.session.BatchKind;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * How the entities of one class become rows of one table. A row begins with the columns
 * of the key. Built once per class and entity manager factory; immutable, safe for every
 * thread.
 */
public final class EntityPlan {

	private final EntityPersister persister;

	private final String table;

	private final List<BatchColumn> columns;

	private final AttributeReader identifier;

	private final @Nullable AttributeReader[] attributes;

	private final @Nullable Object[] constants;

	private final int keyCount;

	private final int versionPosition;

	private final Map<BatchKind, String> detours;

	EntityPlan(EntityPersister persister, String table, PlanRow row, Map<BatchKind, String> detours) {
		this.persister = persister;
		this.table = table;
		this.columns = List.copyOf(row.columns());
		this.identifier = row.identifier();
		this.attributes = row.attributes();
		this.constants = row.constants();
		this.keyCount = row.keyCount();
		this.versionPosition = row.versionPosition();
		this.detours = Map.copyOf(detours);
	}

	EntityPersister persister() {
		return this.persister;
	}

	/**
	 * The simple name of the entity, for messages.
	 */
	String entity() {
		return this.persister.getMappedClass().getSimpleName();
	}

	public String table() {
		return this.table;
	}

	Set<String> tables() {
		return Set.of((String[]) this.persister.getQuerySpaces());
	}

	public List<BatchColumn> columns() {
		return this.columns;
	}

	public BatchColumn column(int position) {
		return this.columns.get(position);
	}

	public int keyCount() {
		return this.keyCount;
	}

	/**
	 * The place of the version in a row, -1 when there is none.
	 */
	public int versionPosition() {
		return this.versionPosition;
	}

	public boolean isVersioned() {
		return this.versionPosition >= 0;
	}

	/**
	 * Why the mapping does not let entities of this class take the fast path, null when
	 * it does.
	 */
	@Nullable String fallbackReason(BatchKind kind) {
		return this.detours.get(kind);
	}

	/**
	 * The places of the columns that a new row has.
	 * @param withKey whether the key is among them
	 */
	public int[] insertPositions(boolean withKey) {
		return positions((position) -> (position < this.keyCount) ? withKey : column(position).insertable());
	}

	/**
	 * The places of the columns that an update writes, without the key.
	 */
	public int[] updatePositions() {
		return positions((position) -> position >= this.keyCount && column(position).updatable());
	}

	private int[] positions(IntPredicate wanted) {
		return IntStream.range(0, this.columns.size()).filter(wanted).toArray();
	}

	public String names(int[] positions) {
		return Arrays.stream(positions)
			.mapToObj((position) -> column(position).name())
			.collect(Collectors.joining(", "));
	}

	public String keyNames() {
		List<String> names = new ArrayList<>();
		for (int position = 0; position < this.keyCount; position++) {
			names.add(column(position).name());
		}
		return String.join(", ", names);
	}

	public @Nullable Object[] newRow() {
		return new Object[this.columns.size()];
	}

	/**
	 * Reads the values of all columns but the key.
	 */
	void read(Object entity, @Nullable Object[] row, SharedSessionContractImplementor session) {
		Object[] state = this.persister.getValues(entity);
		for (int index = 0; index < this.attributes.length; index++) {
			AttributeReader reader = this.attributes[index];
			if (reader != null) {
				reader.read(state[index], row, session);
			}
		}
		for (int position = 0; position < row.length; position++) {
			if (this.constants[position] != null) {
				row[position] = this.constants[position];
			}
		}
	}

	/**
	 * Puts an identifier into the columns of the key.
	 */
	void readKey(@Nullable Object id, @Nullable Object[] row, SharedSessionContractImplementor session) {
		this.identifier.read(id, row, session);
	}

}
