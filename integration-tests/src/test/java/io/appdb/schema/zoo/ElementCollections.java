package io.appdb.schema.zoo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.OrderColumn;
import org.hibernate.annotations.CollectionId;
import org.hibernate.annotations.CollectionIdJavaClass;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.annotations.SortNatural;
import org.jspecify.annotations.Nullable;

/**
 * Collections of values: sets, lists with and without an order, maps, and bags with an
 * identifier.
 */
@Entity
class ElementCollections {

	@Id
	@GeneratedValue
	@Nullable Long id;

	@ElementCollection
	Set<String> names = new HashSet<>();

	@ElementCollection
	@CollectionTable(name = "collected_levels", joinColumns = @JoinColumn(name = "owner_id"))
	@Enumerated(EnumType.STRING)
	@Column(name = "level_name", nullable = false)
	Set<EnumTypes.Level> levels = new HashSet<>();

	@ElementCollection
	@SortNatural
	@OnDelete(action = OnDeleteAction.CASCADE)
	SortedSet<LocalDate> days = new TreeSet<>();

	@ElementCollection
	List<String> bag = new ArrayList<>();

	@ElementCollection
	@OrderColumn(name = "position")
	List<String> list = new ArrayList<>();

	@ElementCollection
	@OrderColumn
	List<Line> lines = new ArrayList<>();

	@ElementCollection
	@CollectionId(column = @Column(name = "line_id"), generator = "increment")
	@CollectionIdJavaClass(idType = Long.class)
	List<Line> numberedLines = new ArrayList<>();

	@ElementCollection
	Map<String, Integer> counts = new HashMap<>();

	@ElementCollection
	@MapKeyColumn(name = "language", length = 5)
	@Column(name = "title", length = 1000)
	@SortNatural
	SortedMap<String, String> titles = new TreeMap<>();

	@ElementCollection
	@MapKeyEnumerated(EnumType.STRING)
	Map<EnumTypes.Level, Line> linesByLevel = new HashMap<>();

	@ElementCollection
	Map<Line, String> namesByLine = new HashMap<>();

	static ElementCollections sample() {
		ElementCollections collections = new ElementCollections();
		Line line = new Line("a", new BigDecimal("1.25"));
		collections.names.add("a");
		collections.levels.add(EnumTypes.Level.HIGH);
		collections.days.add(LocalDate.of(2024, 2, 29));
		collections.bag.add("a");
		collections.list.addAll(List.of("b", "a"));
		collections.lines.add(line);
		collections.numberedLines.add(line);
		collections.counts.put("a", 1);
		collections.titles.put("de", "Titel");
		collections.linesByLevel.put(EnumTypes.Level.LOW, line);
		collections.namesByLine.put(line, "a");
		return collections;
	}

	@Embeddable
	record Line(@Column(length = 50) String item, @Column(precision = 8, scale = 2) BigDecimal amount) {
	}

}
