package io.appdb.schema.zoo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import org.hibernate.annotations.Array;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * JSON and arrays.
 */
@Entity
class DocumentTypes {

	@Id
	@GeneratedValue
	@Nullable Long id;

	@JdbcTypeCode(SqlTypes.JSON)
	@Nullable Map<String, String> map;

	@JdbcTypeCode(SqlTypes.JSON)
	@Nullable List<String> list;

	@JdbcTypeCode(SqlTypes.JSON)
	@Nullable Contact contact;

	String @Nullable [] texts;

	int @Nullable [] numbers;

	Long @Nullable [] boxedNumbers;

	@Array(length = 5)
	BigDecimal @Nullable [] amounts;

	LocalDate @Nullable [] days;

	UUID @Nullable [] uuids;

	EnumTypes.@Nullable Level @Nullable [] levels;

	@Nullable List<String> listOfTexts;

	static DocumentTypes sample() {
		DocumentTypes documents = new DocumentTypes();
		documents.map = Map.of("a", "it's b");
		documents.list = List.of("a", "b");
		documents.contact = new Contact("Ann", 7);
		documents.texts = new String[] { "a", "b, c", "it's \"d\"" };
		documents.numbers = new int[] { 1, 2 };
		documents.boxedNumbers = new Long[] { 3L, 4L };
		documents.amounts = new BigDecimal[] { new BigDecimal("1.25") };
		documents.days = new LocalDate[] { LocalDate.of(2024, 2, 29) };
		documents.uuids = new UUID[] { UUID.fromString("6e6f2b6f-2b1c-4c39-9d0a-0d7c2f1f9a01") };
		documents.levels = new EnumTypes.Level[] { EnumTypes.Level.HIGH };
		documents.listOfTexts = new ArrayList<>(List.of("x", "y"));
		return documents;
	}

	record Contact(@Nullable String name, int phone) {
	}

}
