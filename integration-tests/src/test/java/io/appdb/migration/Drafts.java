package io.appdb.migration;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * The entities of a shop, as they change from one revision to the next.
 */
final class Drafts {

	static final Class<?>[] FIRST = { FirstItem.class };

	static final Class<?>[] SECOND = { SecondItem.class, SecondTag.class };

	static final Class<?>[] RENAMED = { RenamedItem.class };

	private Drafts() {
	}

	@Entity(name = "Item")
	@Table(name = "item")
	static class FirstItem {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		@Nullable Long id;

		@Column(length = 50, nullable = false)
		String name = "";

		@Column(precision = 10, scale = 2)
		@Nullable BigDecimal price;

	}

	@Entity(name = "Item")
	@Table(name = "item", indexes = @Index(name = "item_name", columnList = "name desc"))
	static class SecondItem {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		@Nullable Long id;

		@Column(length = 200, nullable = false)
		String name = "";

		@Column(nullable = false)
		int stock;

		@OneToMany(mappedBy = "item")
		List<SecondTag> tags = new ArrayList<>();

	}

	@Entity(name = "Tag")
	@Table(name = "tag")
	static class SecondTag {

		@Id
		@Nullable String label;

		@ManyToOne(fetch = FetchType.LAZY, optional = false)
		@JoinColumn(name = "item_id")
		@Nullable SecondItem item;

		@ManyToOne(fetch = FetchType.LAZY)
		@JoinColumn(name = "parent")
		@Nullable SecondTag parent;

	}

	@Entity(name = "Item")
	@Table(name = "product")
	static class RenamedItem {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		@Nullable Long id;

		@Column(name = "title", length = 50, nullable = false)
		String name = "";

		@Column(precision = 10, scale = 2)
		@Nullable BigDecimal price;

	}

	@Entity(name = "Word")
	@Table(name = "word")
	static class Word {

		@Id
		@Nullable Long id;

		@Column(columnDefinition = "ext.hstore")
		@Nullable String tags;

	}

	@Entity(name = "Score")
	@Table(name = "ht_score")
	static class Score {

		@Id
		@Nullable Long id;

	}

}
