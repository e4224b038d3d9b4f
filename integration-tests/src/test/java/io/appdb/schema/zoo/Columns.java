package io.appdb.schema.zoo;

import java.math.BigDecimal;
import java.time.Instant;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.Comment;
import org.hibernate.annotations.CurrentTimestamp;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.GeneratedColumn;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is said of columns and tables: defaults, checks, comments, computed
 * columns, indexes and unique constraints.
 */
@Entity
@Table(comment = "It''s all about \"columns\"; with -- this",
		indexes = { @Index(columnList = "plain"), @Index(name = "columns_named", columnList = "plain, amount desc"),
				@Index(name = "columns_unique", columnList = "code, number", unique = true),
				@Index(name = "columns_descending", columnList = "number desc") },
		uniqueConstraints = { @UniqueConstraint(columnNames = { "plain", "number" }),
				@UniqueConstraint(name = "columns_once", columnNames = { "amount", "number" }) },
		check = @CheckConstraint(name = "columns_range", constraint = "number between 1 and 100 or plain is null"))
@Check(constraints = "amount >= 0 and (number > 0 or plain like 'a%')")
@SuppressWarnings("deprecation")
class Columns {

	@Id
	@GeneratedValue
	@Nullable Long id;

	@Column(columnDefinition = "varchar(40) default 'defined' not null")
	@Nullable String defined;

	@Column(unique = true, length = 30)
	@Nullable String plain;

	@Column(nullable = false, comment = "counts, from 1")
	@ColumnDefault("1")
	@Nullable Integer number;

	@Column(precision = 10, scale = 2)
	@ColumnDefault("0.00")
	@Check(constraints = "amount < 1000000")
	@Nullable BigDecimal amount;

	@ColumnDefault("'it''s'")
	@Comment("a code")
	@Column(length = 10, check = @CheckConstraint(constraint = "code in ('it''s', 'a', 'b')"))
	@Nullable String code;

	@ColumnDefault("true")
	boolean active;

	@ColumnDefault("-1.5")
	double factor;

	@ColumnDefault("current_timestamp")
	@Column(secondPrecision = 0)
	@Generated
	@Nullable Instant made;

	@ColumnDefault("null")
	@Nullable Integer nullByDefault;

	@ColumnDefault("''")
	@Column(nullable = false)
	@Nullable String emptyText;

	@GeneratedColumn("number * 2")
	@Nullable Integer doubled;

	@CurrentTimestamp
	@Nullable Instant changed;

	static Columns sample() {
		Columns columns = new Columns();
		columns.defined = "defined";
		columns.plain = "apple";
		columns.number = 21;
		columns.amount = new BigDecimal("10.50");
		columns.code = "it's";
		columns.active = true;
		columns.factor = 0.5;
		columns.emptyText = "x";
		return columns;
	}

}
