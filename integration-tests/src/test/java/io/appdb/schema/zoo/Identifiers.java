package io.appdb.schema.zoo;

import java.io.Serial;
import java.io.Serializable;
import java.util.UUID;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.TableGenerator;
import org.hibernate.annotations.NativeGenerator;
import org.hibernate.annotations.NaturalId;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.annotations.UuidGenerator.Style;
import org.jspecify.annotations.Nullable;

/**
 * Identifiers of each kind.
 */
final class Identifiers {

	private Identifiers() {
	}

	@Entity(name = "ByIdentity")
	static class ByIdentity {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		@Nullable Long id;

		@Nullable String text = "identity";

	}

	@Entity(name = "BySmallIdentity")
	static class BySmallIdentity {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		@Nullable Integer id;

		@Nullable String text = "identity";

	}

	@Entity(name = "BySequence")
	static class BySequence {

		@Id
		@GeneratedValue(strategy = GenerationType.SEQUENCE)
		@Nullable Integer id;

		@Nullable String text = "sequence";

	}

	@Entity(name = "ByNamedSequence")
	static class ByNamedSequence {

		@Id
		@GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "numbers")
		@SequenceGenerator(name = "numbers", sequenceName = "named_numbers", initialValue = 1000, allocationSize = 10)
		@Nullable Long id;

		@Nullable String text = "sequence";

	}

	@Entity(name = "ByTable")
	static class ByTable {

		@Id
		@GeneratedValue(strategy = GenerationType.TABLE, generator = "counter")
		@TableGenerator(name = "counter", table = "counters", pkColumnName = "counter", valueColumnName = "next_value",
				pkColumnValue = "by_table", initialValue = 10, allocationSize = 5)
		@Nullable Long id;

		@Nullable String text = "table";

	}

	@Entity(name = "ByNative")
	static class ByNative {

		@Id
		@GeneratedValue
		@NativeGenerator
		@Nullable Long id;

		@Nullable String text = "native";

	}

	@Entity(name = "ByUuid")
	static class ByUuid {

		@Id
		@GeneratedValue(strategy = GenerationType.UUID)
		@Nullable UUID id;

		@Nullable String text = "uuid";

	}

	@Entity(name = "ByUuidText")
	static class ByUuidText {

		@Id
		@UuidGenerator(style = Style.TIME)
		@Column(length = 36)
		@Nullable String id;

		@Nullable String text = "uuid";

	}

	@Entity(name = "ByHand")
	static class ByHand {

		@Id
		@Column(length = 12)
		@Nullable String code = "A-1";

		@Nullable String text = "by hand";

	}

	@Entity(name = "ByEmbedded")
	static class ByEmbedded {

		@EmbeddedId
		@Nullable Key key = new Key("west", 7);

		@Nullable String text = "embedded";

	}

	@Embeddable
	record Key(@Column(length = 20) @Nullable String region, @Nullable Integer number) implements Serializable {

		@Serial
		private static final long serialVersionUID = 1;

	}

	/**
	 * Points at two columns.
	 */
	@Entity(name = "OfEmbedded")
	static class OfEmbedded {

		@Id
		@GeneratedValue
		@Nullable Long id;

		@ManyToOne(cascade = CascadeType.PERSIST)
		@JoinColumn(name = "of_region", referencedColumnName = "region")
		@JoinColumn(name = "of_number", referencedColumnName = "number")
		@Nullable ByEmbedded of = other();

		private static ByEmbedded other() {
			ByEmbedded other = new ByEmbedded();
			other.key = new Key("east", 8);
			return other;
		}

	}

	@Entity(name = "ByClass")
	@IdClass(ByClass.Key.class)
	static class ByClass {

		@Id
		@Nullable Integer inYear = 2024;

		@Id
		@Nullable Long running = 7L;

		@Nullable String text = "class";

		record Key(@Nullable Integer inYear, @Nullable Long running) implements Serializable {

			@Serial
			private static final long serialVersionUID = 1;

		}

	}

	/**
	 * Has the identifier of another one.
	 */
	@Entity(name = "ByOther")
	static class ByOther {

		@Id
		@Nullable Long id;

		@MapsId
		@OneToOne(cascade = CascadeType.PERSIST)
		@Nullable ByIdentity other = new ByIdentity();

	}

	/**
	 * A part of its identifier is that of another one.
	 */
	@Entity(name = "ByPart")
	static class ByPart {

		@EmbeddedId
		@Nullable PartKey key = new PartKey(null, 1);

		@MapsId("hand")
		@ManyToOne(cascade = CascadeType.PERSIST)
		@Nullable ByHand hand = other();

		private static ByHand other() {
			ByHand other = new ByHand();
			other.code = "A-2";
			return other;
		}

	}

	@Embeddable
	record PartKey(@Column(length = 12) @Nullable String hand, int part) implements Serializable {

		@Serial
		private static final long serialVersionUID = 1;

	}

	@Entity(name = "NaturalKey")
	static class NaturalKey {

		@Id
		@GeneratedValue
		@Nullable Long id;

		@NaturalId
		@Column(length = 13)
		@Nullable String isbn = "978-3";

	}

	@Entity(name = "NaturalPair")
	static class NaturalPair {

		@Id
		@GeneratedValue
		@Nullable Long id;

		@NaturalId(mutable = true)
		@Nullable String country = "DE";

		@NaturalId(mutable = true)
		@Column(nullable = false)
		@Nullable Integer area = 731;

	}

}
