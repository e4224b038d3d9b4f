package io.appdb.bulk;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import jakarta.persistence.Version;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.DynamicInsert;
import org.hibernate.annotations.Generated;
import org.jspecify.annotations.Nullable;

/**
 * Entities of other shapes: some go the fast way, some through Hibernate.
 */
final class OtherWays {

	private OtherWays() {
	}

	/**
	 * The root of a single table.
	 */
	@Entity(name = "Vehicle")
	@Table(name = "vehicle")
	@Inheritance(strategy = InheritanceType.SINGLE_TABLE)
	@DiscriminatorColumn(name = "kind", length = 10)
	@DiscriminatorValue("any")
	static class Vehicle {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		@Nullable Long id;

		@Nullable String plate;

	}

	/**
	 * A subclass in the same table.
	 */
	@Entity(name = "Truck")
	@DiscriminatorValue("truck")
	static class Truck extends Vehicle {

		@Nullable Integer cargo;

	}

	/**
	 * The root of joined tables.
	 */
	@Entity(name = "Person")
	@Table(name = "person")
	@Inheritance(strategy = InheritanceType.JOINED)
	static class Person {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		@Nullable Long id;

		@Version
		int version;

		@Nullable String name;

	}

	/**
	 * A subclass with a table of its own.
	 */
	@Entity(name = "Clerk")
	@Table(name = "clerk")
	static class Clerk extends Person {

		@Nullable String desk;

		static Clerk of(String name, String desk) {
			Clerk clerk = new Clerk();
			clerk.name = name;
			clerk.desk = desk;
			return clerk;
		}

	}

	/**
	 * An entity in two tables.
	 */
	@Entity(name = "Product")
	@Table(name = "product")
	@SecondaryTable(name = "product_text")
	static class Product {

		@Id
		@Nullable Long id;

		@Nullable String name;

		@Column(table = "product_text")
		@Nullable String text;

		static Product of(long id, String name, @Nullable String text) {
			Product product = new Product();
			product.id = id;
			product.name = name;
			product.text = text;
			return product;
		}

	}

	/**
	 * An entity with a collection of its own.
	 */
	@Entity(name = "Recipe")
	@Table(name = "recipe")
	static class Recipe {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		@Nullable Long id;

		@Nullable String name;

		@ElementCollection
		Set<String> parts = new HashSet<>();

		static Recipe of(String name, String... parts) {
			Recipe recipe = new Recipe();
			recipe.name = name;
			recipe.parts.addAll(List.of(parts));
			return recipe;
		}

	}

	/**
	 * An order that cascades to its lines.
	 */
	@Entity(name = "Purchase")
	@Table(name = "purchase")
	static class Purchase {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		@Nullable Long id;

		@Nullable String customer;

		@OneToMany(mappedBy = "purchase", cascade = CascadeType.ALL)
		List<Line> lines = new ArrayList<>();

		Purchase line(String text) {
			Line line = new Line();
			line.text = text;
			line.purchase = this;
			this.lines.add(line);
			return this;
		}

	}

	/**
	 * A line of an order.
	 */
	@Entity(name = "Line")
	@Table(name = "purchase_line")
	static class Line {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		@Nullable Long id;

		@Nullable String text;

		@ManyToOne
		@Nullable Purchase purchase;

	}

	/**
	 * An entity whose identifier comes from a table.
	 */
	@Entity(name = "Numbered")
	@Table(name = "numbered")
	static class Numbered {

		@Id
		@GeneratedValue(strategy = GenerationType.TABLE, generator = "numbers")
		@TableGenerator(name = "numbers", allocationSize = 10)
		@Nullable Long id;

		@Nullable String name;

	}

	/**
	 * An entity of which the database makes a value.
	 */
	@Entity(name = "Stamped")
	@Table(name = "stamped")
	static class Stamped {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		@Nullable Long id;

		@Nullable String name;

		@Generated
		@ColumnDefault("7")
		@Nullable Integer made;

	}

	/**
	 * An entity that leaves null to the default of the column.
	 */
	@Entity(name = "Defaulted")
	@Table(name = "defaulted")
	@DynamicInsert
	static class Defaulted {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		@Nullable Long id;

		@Nullable String name;

		@ColumnDefault("5")
		@Nullable Integer amount;

	}

	/**
	 * A key of two columns.
	 *
	 * @param shelf the first column
	 * @param slot the second column
	 */
	record PlaceKey(String shelf, int slot) {
	}

	/**
	 * An entity with a key of two columns.
	 */
	@Entity(name = "Slot")
	@Table(name = "slot")
	@IdClass(PlaceKey.class)
	static class Slot {

		@Id
		@Column(length = 20)
		String shelf = "";

		@Id
		int slot;

		@Nullable String content;

		static Slot of(String shelf, int slot, String content) {
			Slot place = new Slot();
			place.shelf = shelf;
			place.slot = slot;
			place.content = content;
			return place;
		}

	}

	/**
	 * Names that need quotes.
	 */
	@Entity(name = "Quoted")
	@Table(name = "`Select Me`")
	static class Quoted {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		@Column(name = "`The Id`")
		@Nullable Long id;

		@Version
		@Column(name = "`The Version`")
		int version;

		@Column(name = "`Group`")
		@Nullable String group;

	}

	/**
	 * A table in a schema of its own.
	 */
	@Entity(name = "Placed")
	@Table(name = "placed", schema = "elsewhere")
	static class Placed {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		@Nullable Long id;

		@Nullable String name;

	}

}
