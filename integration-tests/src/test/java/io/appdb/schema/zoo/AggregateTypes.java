package io.appdb.schema.zoo;

import java.math.BigDecimal;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * An embeddable that is one column.
 */
@Entity
class AggregateTypes {

	@Id
	@GeneratedValue
	@Nullable Long id;

	@JdbcTypeCode(SqlTypes.JSON)
	@Nullable Contact contact;

	static AggregateTypes sample() {
		AggregateTypes aggregates = new AggregateTypes();
		aggregates.contact = new Contact();
		aggregates.contact.name = "Ann's";
		aggregates.contact.amount = new BigDecimal("1.25");
		aggregates.contact.token = UUID.fromString("6e6f2b6f-2b1c-4c39-9d0a-0d7c2f1f9a01");
		return aggregates;
	}

	@Embeddable
	static class Contact {

		@Nullable String name;

		@Column(precision = 10, scale = 2)
		@Nullable BigDecimal amount;

		@Nullable UUID token;

	}

}
