package io.appdb.session.keys;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of identifiers that an entity may have.
 */
@SuppressWarnings("ImmutableEnumChecker") // functions without state
enum KeyKind {

	IDENTITY(KeptIdentity.class, KeptIdentity::new), VERSIONED(KeptVersioned.class, KeptVersioned::new),
	SEQUENCE(KeptSequence.class, KeptSequence::new), TABLE(KeptTable.class, KeptTable::new),
	UUID(KeptUuid.class, KeptUuid::new), ASSIGNED(KeptAssigned.class, KeptAssigned::new),
	ASSIGNED_VERSIONED(KeptAssignedVersioned.class, KeptAssignedVersioned::new),
	EMBEDDED(KeptEmbedded.class, KeptEmbedded::new), ID_CLASS(KeptIdClass.class, KeptIdClass::new),
	MAPS_ID(KeptMapped.class, KeptMapped::new), MAPS_PART(KeptMappedPart.class, KeptMappedPart::new),
	DERIVED(KeptDerived.class, KeptDerived::new), DERIVED_PART(KeptDerivedPart.class, KeptDerivedPart::new);

	private static final AtomicLong next = new AtomicLong();

	private final Class<? extends Kept> type;

	private final Supplier<? extends Kept> creation;

	<T extends Kept> KeyKind(Class<T> type, Supplier<T> creation) {
		this.type = type;
		this.creation = creation;
	}

	Class<? extends Kept> type() {
		return this.type;
	}

	Kept create() {
		return this.creation.get();
	}

	boolean isVersioned() {
		return this == VERSIONED || this == ASSIGNED_VERSIONED;
	}

	@Entity
	@Table(name = "kept_identity")
	static class KeptIdentity extends Kept {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		@Nullable Long id;

		@Override
		Object key() {
			return Objects.requireNonNull(this.id);
		}

	}

	@Entity
	@Table(name = "kept_versioned")
	static class KeptVersioned extends Kept {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		@Nullable Long id;

		@Version
		int version;

		@Override
		Object key() {
			return Objects.requireNonNull(this.id);
		}

	}

	@Entity
	@Table(name = "kept_sequence")
	static class KeptSequence extends Kept {

		@Id
		@GeneratedValue(strategy = GenerationType.SEQUENCE)
		@Nullable Long id;

		@Override
		Object key() {
			return Objects.requireNonNull(this.id);
		}

	}

	@Entity
	@Table(name = "kept_table")
	static class KeptTable extends Kept {

		@Id
		@GeneratedValue(strategy = GenerationType.TABLE)
		@Nullable Long id;

		@Override
		Object key() {
			return Objects.requireNonNull(this.id);
		}

	}

	@Entity
	@Table(name = "kept_uuid")
	static class KeptUuid extends Kept {

		@Id
		@GeneratedValue(strategy = GenerationType.UUID)
		@Nullable UUID id;

		@Override
		Object key() {
			return Objects.requireNonNull(this.id);
		}

	}

	@Entity
	@Table(name = "kept_assigned")
	static class KeptAssigned extends Kept {

		@Id
		long id = next.incrementAndGet();

		@Override
		Object key() {
			return this.id;
		}

	}

	@Entity
	@Table(name = "kept_assigned_versioned")
	static class KeptAssignedVersioned extends Kept {

		@Id
		long id = next.incrementAndGet();

		@Version
		int version;

		@Override
		Object key() {
			return this.id;
		}

	}

	/**
	 * An identifier of two parts.
	 */
	@Embeddable
	record Pair(long area, long number) implements Serializable {
	}

	@Entity
	@Table(name = "kept_embedded")
	static class KeptEmbedded extends Kept {

		@EmbeddedId
		Pair id = new Pair(7, next.incrementAndGet());

		@Override
		Object key() {
			return this.id;
		}

	}

	@Entity
	@Table(name = "kept_id_class")
	@IdClass(Pair.class)
	static class KeptIdClass extends Kept {

		@Id
		long area = 8;

		@Id
		long number = next.incrementAndGet();

		@Override
		Object key() {
			return new Pair(this.area, this.number);
		}

	}

	@Entity
	@Table(name = "kept_mapped")
	static class KeptMapped extends Kept {

		@Id
		@Nullable Long id;

		@MapsId
		@OneToOne(fetch = FetchType.LAZY, cascade = CascadeType.PERSIST, optional = false)
		Whole whole = new Whole();

		@Override
		Object key() {
			return Objects.requireNonNull(this.id);
		}

	}

	@Entity
	@Table(name = "kept_mapped_part")
	static class KeptMappedPart extends Kept {

		@EmbeddedId
		PartKey id = new PartKey();

		@MapsId("area")
		@ManyToOne(fetch = FetchType.LAZY, optional = false)
		Whole whole = new Whole();

		@Override
		Object key() {
			return this.id;
		}

		@Override
		List<Object> before() {
			return List.of(this.whole);
		}

	}

	/**
	 * An identifier that another entity gives one part of.
	 */
	@Embeddable
	static class PartKey implements Serializable {

		@Nullable Long area;

		long number = next.incrementAndGet();

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof PartKey key && Objects.equals(this.area, key.area) && this.number == key.number;
		}

		@Override
		public int hashCode() {
			return Long.hashCode(this.number);
		}

	}

	@Entity
	@Table(name = "kept_derived")
	static class KeptDerived extends Kept {

		@Id
		@ManyToOne(fetch = FetchType.LAZY, optional = false)
		Whole whole = new Whole();

		@Override
		Object key() {
			return Objects.requireNonNull(this.whole.id);
		}

		@Override
		List<Object> before() {
			return List.of(this.whole);
		}

	}

	/**
	 * The identifier of an entity that has another one as a part of it.
	 */
	static class DerivedPartKey implements Serializable {

		@Nullable Long whole;

		long number;

		DerivedPartKey() {
		}

		DerivedPartKey(@Nullable Long whole, long number) {
			this.whole = whole;
			this.number = number;
		}

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof DerivedPartKey key && Objects.equals(this.whole, key.whole)
					&& this.number == key.number;
		}

		@Override
		public int hashCode() {
			return Long.hashCode(this.number);
		}

	}

	@Entity
	@Table(name = "kept_derived_part")
	@IdClass(DerivedPartKey.class)
	static class KeptDerivedPart extends Kept {

		@Id
		@ManyToOne(fetch = FetchType.LAZY, optional = false)
		Whole whole = new Whole();

		@Id
		long number = next.incrementAndGet();

		@Override
		Object key() {
			return new DerivedPartKey(this.whole.id, this.number);
		}

		@Override
		List<Object> before() {
			return List.of(this.whole);
		}

	}

}
