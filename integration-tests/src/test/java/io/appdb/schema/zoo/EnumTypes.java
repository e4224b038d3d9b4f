package io.appdb.schema.zoo;

import java.util.Locale;
import java.util.Objects;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.EnumeratedValue;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import org.hibernate.annotations.ColumnDefault;
import org.jspecify.annotations.Nullable;

/**
 * Enums by number, by name, by a value of their own, and converted.
 */
@Entity
class EnumTypes {

	@Id
	@GeneratedValue
	@Nullable Long id;

	@Nullable Level plain;

	@Enumerated(EnumType.ORDINAL)
	@Column(nullable = false)
	@Nullable Level byNumber;

	@Enumerated(EnumType.STRING)
	@Column(length = 10)
	@Nullable Level byName;

	@Enumerated(EnumType.STRING)
	@ColumnDefault("'LOW'")
	@Column(nullable = false)
	@Nullable Level withDefault;

	@Nullable Size byCode;

	@Enumerated(EnumType.STRING)
	@Nullable Grade byLetter;

	@Convert(converter = ToLetter.class)
	@Nullable Level converted;

	static EnumTypes sample() {
		EnumTypes enums = new EnumTypes();
		enums.plain = Level.HIGH;
		enums.byNumber = Level.HIGH;
		enums.byName = Level.MIDDLE;
		enums.withDefault = Level.HIGH;
		enums.byCode = Size.LARGE;
		enums.byLetter = Grade.GOOD;
		enums.converted = Level.MIDDLE;
		return enums;
	}

	enum Level {

		LOW, MIDDLE, HIGH

	}

	enum Size {

		SMALL(10), LARGE(20);

		@EnumeratedValue
		private final int code;

		Size(int code) {
			this.code = code;
		}

		int code() {
			return this.code;
		}

	}

	enum Grade {

		GOOD("g"), BAD("b");

		@EnumeratedValue
		private final String letter;

		Grade(String letter) {
			this.letter = letter;
		}

		String letter() {
			return this.letter;
		}

	}

	static class ToLetter implements AttributeConverter<Level, String> {

		@Override
		public @Nullable String convertToDatabaseColumn(@Nullable Level level) {
			return (level != null) ? level.name().substring(0, 1).toLowerCase(Locale.ROOT) : null;
		}

		@Override
		public @Nullable Level convertToEntityAttribute(@Nullable String letter) {
			for (Level level : Level.values()) {
				if (Objects.equals(convertToDatabaseColumn(level), letter)) {
					return level;
				}
			}
			return null;
		}

	}

}
