package io.appdb.schema.zoo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorType;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import org.hibernate.annotations.SoftDelete;
import org.jspecify.annotations.Nullable;

/**
 * All ways to map a class and those that extend it, and a class in two tables.
 */
final class Inheritances {

	private Inheritances() {
	}

	@MappedSuperclass
	abstract static class Recorded {

		@Id
		@GeneratedValue
		@Nullable Long id;

		@Column(nullable = false)
		@Nullable LocalDate recorded = LocalDate.of(2024, 2, 29);

		@Version
		int version;

	}

	@Entity(name = "Payment")
	@DiscriminatorColumn(name = "kind", length = 8)
	@DiscriminatorValue("plain")
	static class Payment extends Recorded {

		@Column(precision = 10, scale = 2)
		@Nullable BigDecimal amount = new BigDecimal("10.25");

	}

	@Entity(name = "CardPayment")
	@DiscriminatorValue("card")
	static class CardPayment extends Payment {

		@Column(length = 19)
		@Nullable String card = "1234";

	}

	@Entity(name = "CashPayment")
	@DiscriminatorValue("cash")
	static class CashPayment extends Payment {

		int coins = 3;

		@ManyToOne
		@Nullable Payment pays;

	}

	@Entity(name = "Beacon")
	@DiscriminatorColumn(discriminatorType = DiscriminatorType.INTEGER)
	@DiscriminatorValue("1")
	static class Beacon {

		@Id
		@Nullable Integer id = 7;

	}

	@Entity(name = "LoudBeacon")
	@DiscriminatorValue("2")
	static class LoudBeacon extends Beacon {

		int decibel = 90;

		LoudBeacon() {
			this.id = 8;
		}

	}

	@Entity(name = "Vehicle")
	@Inheritance(strategy = InheritanceType.JOINED)
	@DiscriminatorColumn
	static class Vehicle extends Recorded {

		@Nullable String plate = "UL-A 1";

	}

	@Entity(name = "Car")
	static class Car extends Vehicle {

		int doors = 5;

	}

	@Entity(name = "SportsCar")
	@PrimaryKeyJoinColumn(name = "sports_car_id")
	static class SportsCar extends Car {

		int horsepower = 300;

		@ElementCollection
		Set<String> races = new HashSet<>(Set.of("Monza"));

	}

	@Entity(name = "Animal")
	@Inheritance(strategy = InheritanceType.JOINED)
	static class Animal {

		@Id
		@GeneratedValue
		@Nullable UUID id;

	}

	@Entity(name = "Dog")
	static class Dog extends Animal {

		int barks = 3;

	}

	@Entity(name = "Shape")
	@Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
	abstract static class Shape {

		@Id
		@GeneratedValue
		@SequenceGenerator(name = "shapes", sequenceName = "shape_numbers", initialValue = 100, allocationSize = 5)
		@Nullable Long id;

		@Column(nullable = false)
		@Nullable String colour = "red";

	}

	@Entity(name = "Circle")
	static class Circle extends Shape {

		double radius = 1.5;

	}

	@Entity(name = "Square")
	static class Square extends Shape {

		@Column(nullable = false)
		@Nullable Double side = 2.5;

	}

	@Entity(name = "Parcel")
	@SecondaryTable(name = "parcel_details", pkJoinColumns = @PrimaryKeyJoinColumn(name = "parcel_id"))
	@SecondaryTable(name = "parcel_notes")
	@SoftDelete
	static class Parcel {

		@Id
		@GeneratedValue
		@Nullable Long id;

		@Nullable String receiver = "Ann";

		@Column(table = "parcel_details", precision = 6, scale = 3)
		@Nullable BigDecimal weight = new BigDecimal("1.250");

		@Column(table = "parcel_notes", length = 2000)
		@Nullable String note = "fragile";

	}

}
