package io.appdb.test.zoo;

import jakarta.persistence.AttributeConverter;
import org.jspecify.annotations.Nullable;

/**
 * A value with a converter, which Jackson cannot make.
 */
public final class Isbn {

	private final String digits;

	private Isbn(String digits) {
		this.digits = digits;
	}

	public static Isbn of(String digits) {
		if (!digits.matches("\\d{4}")) {
			throw new IllegalArgumentException("an ISBN has 4 digits here");
		}
		return new Isbn(digits);
	}

	String digits() {
		return this.digits;
	}

	/**
	 * The converter.
	 */
	public static class IsbnConverter implements AttributeConverter<Isbn, String> {

		@Override
		public @Nullable String convertToDatabaseColumn(@Nullable Isbn isbn) {
			return (isbn != null) ? isbn.digits() : null;
		}

		@Override
		public @Nullable Isbn convertToEntityAttribute(@Nullable String digits) {
			return (digits != null) ? Isbn.of(digits) : null;
		}

	}

}
