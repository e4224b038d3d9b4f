package io.appdb.schema.zoo;

import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.Comment;
import org.jspecify.annotations.Nullable;

/**
 * Names that need quotes: reserved words, capitals, spaces, letters that are not ASCII,
 * and quotes.
 */
@SuppressWarnings("deprecation")
final class Names {

	private Names() {
	}

	@Entity(name = "ReservedOrder")
	@Table(name = "`order`", indexes = @Index(name = "order_index", columnList = "`select`, `desc` desc"))
	static class ReservedOrder {

		@Id
		@GeneratedValue
		@SequenceGenerator(sequenceName = "`sequence`")
		@Column(name = "`primary`")
		@Nullable Long id;

		@Column(name = "`group`")
		@ColumnDefault("'group'")
		@Comment("The \"group\"; it''s reserved")
		@Nullable String group = "group";

		@Column(name = "`select`", unique = true)
		@Nullable Integer select = 7;

		@Column(name = "`desc`", nullable = false)
		@Nullable String desc = "desc";

		@Column(name = "`User Name`", length = 60)
		@Nullable String userName = "Ann";

		@Column(name = "`Größe`")
		@Nullable Integer size = 5;

		@ManyToOne(cascade = CascadeType.PERSIST)
		@JoinColumn(name = "`from`", foreignKey = @ForeignKey(name = "`foreign key`"))
		@Nullable UserName user = new UserName();

		@ElementCollection
		@CollectionTable(name = "`values`", joinColumns = @JoinColumn(name = "`order`"))
		@Column(name = "`value`")
		@OrderColumn(name = "`key`")
		List<String> values = new ArrayList<>(List.of("b", "a"));

	}

	@Entity(name = "UserName")
	@Table(name = "`User Names`",
			uniqueConstraints = @UniqueConstraint(name = "`User Names Once`",
					columnNames = { "`First Name`", "`lastName`" }))
	@Comment("Names of users")
	static class UserName {

		@Id
		@GeneratedValue
		@Column(name = "`Id`")
		@Nullable Long id;

		@Column(name = "`First Name`")
		@Nullable String firstName = "Ann";

		@Column(name = "`lastName`", nullable = false)
		@Nullable String lastName = "Lee";

	}

}
