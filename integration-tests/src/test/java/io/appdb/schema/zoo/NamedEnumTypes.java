package io.appdb.schema.zoo;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * Enums that are types of the database.
 */
@Entity
class NamedEnumTypes {

	@Id
	@GeneratedValue
	@Nullable Long id;

	@JdbcTypeCode(SqlTypes.NAMED_ENUM)
	@Nullable Shade byName;

	@JdbcTypeCode(SqlTypes.NAMED_ENUM)
	@ColumnDefault("'DARK'")
	@Column(nullable = false)
	@Nullable Shade withDefault;

	static NamedEnumTypes sample() {
		NamedEnumTypes enums = new NamedEnumTypes();
		enums.byName = Shade.LIGHT;
		enums.withDefault = Shade.LIGHT;
		return enums;
	}

	enum Shade {

		LIGHT, DARK, AS_IT_IS

	}

	/**
	 * The values are in the order of the constants. Hibernate does not create that type
	 * on H2.
	 */
	@Entity(name = "OrderedEnumTypes")
	static class Ordered {

		@Id
		@GeneratedValue
		@Nullable Long id;

		@JdbcTypeCode(SqlTypes.NAMED_ORDINAL_ENUM)
		@Nullable Tone tone = Tone.WARM;

		enum Tone {

			WARM, COLD

		}

	}

}
