package io.appdb.schema.zoo;

import java.math.BigDecimal;
import java.math.BigInteger;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.NumericBooleanConverter;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.TrueFalseConverter;
import org.hibernate.type.YesNoConverter;
import org.jspecify.annotations.Nullable;

/**
 * Everything that counts, and truth.
 */
@Entity
class NumberTypes {

	@Id
	@GeneratedValue
	@Nullable Long id;

	boolean truth;

	@Nullable Boolean boxedTruth;

	@JdbcTypeCode(SqlTypes.BIT)
	@Nullable Boolean bitTruth;

	@Convert(converter = NumericBooleanConverter.class)
	@Nullable Boolean zeroOne;

	@Convert(converter = TrueFalseConverter.class)
	@Nullable Boolean trueFalse;

	@Convert(converter = YesNoConverter.class)
	@Column(nullable = false)
	@Nullable Boolean yesNo;

	byte tiny;

	@Nullable Byte boxedTiny;

	short small;

	@Nullable Short boxedSmall;

	int plain;

	@Nullable Integer boxedPlain;

	long big;

	@Nullable Long boxedBig;

	float single;

	@Nullable Float boxedSingle;

	@Column(precision = 7)
	float singleWithPrecision;

	double twice;

	@Nullable Double boxedTwice;

	@Nullable BigInteger bigInteger;

	@Column(precision = 30)
	@Nullable BigInteger biggerInteger;

	@Nullable BigDecimal plainDecimal;

	@Column(precision = 12, scale = 4, nullable = false)
	@Nullable BigDecimal price;

	@Column(precision = 10, scale = 0)
	@Nullable BigDecimal wholeDecimal;

	@JdbcTypeCode(SqlTypes.SMALLINT)
	int storedSmall;

	@JdbcTypeCode(SqlTypes.DECIMAL)
	@Column(precision = 9, scale = 2)
	double storedDecimal;

	static NumberTypes sample() {
		NumberTypes numbers = new NumberTypes();
		numbers.truth = true;
		numbers.boxedTruth = true;
		numbers.bitTruth = true;
		numbers.zeroOne = true;
		numbers.trueFalse = true;
		numbers.yesNo = true;
		numbers.tiny = -8;
		numbers.boxedTiny = 8;
		numbers.small = -16000;
		numbers.boxedSmall = 16000;
		numbers.plain = -2_000_000_000;
		numbers.boxedPlain = 2_000_000_000;
		numbers.big = -9_000_000_000_000_000_000L;
		numbers.boxedBig = 9_000_000_000_000_000_000L;
		numbers.single = 0.25F;
		numbers.boxedSingle = -0.25F;
		numbers.singleWithPrecision = 0.5F;
		numbers.twice = 1.0e200;
		numbers.boxedTwice = -1.0e-200;
		numbers.bigInteger = new BigInteger("1234567890123456");
		numbers.biggerInteger = new BigInteger("123456789012");
		numbers.plainDecimal = new BigDecimal("1234.56");
		numbers.price = new BigDecimal("99.1234");
		numbers.wholeDecimal = new BigDecimal("1234567890");
		numbers.storedSmall = 7;
		numbers.storedDecimal = 1.25;
		return numbers;
	}

}
