package io.appdb.companions.differences;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * One attribute of each kind that databases store in ways of their own.
 */
@Entity
public class Kinds {

	/**
	 * Says which of two.
	 */
	enum Choice {

		/** The one. */
		ONE,

		/** The other. */
		OTHER

	}

	@Id
	private UUID id = new UUID(0, 1);

	@JdbcTypeCode(SqlTypes.JSON)
	private Map<String, String> json = Map.of("a", "b");

	@Column(name = "texts")
	private List<String> array = List.of("x", "y");

	@JdbcTypeCode(SqlTypes.NAMED_ENUM)
	private Choice choice = Choice.OTHER;

	private Instant instant = Instant.ofEpochSecond(1_700_000_000L);

	@Column(precision = 20, scale = 5)
	private BigDecimal number = new BigDecimal("1.50000");

	private byte[] bytes = { 1, 2, 3 };

	@Lob
	private String text = "long ".repeat(1000);

	@Override
	public String toString() {
		return this.id + " " + this.json + " " + this.array + " " + this.choice + " " + this.instant + " " + this.number
				+ " " + this.bytes.length + " " + this.text.length();
	}

}
