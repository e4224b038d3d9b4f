package io.appdb.schema.zoo;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;

/**
 * Embeddables: once, twice by other names, and one in another.
 */
@Entity
@Table(uniqueConstraints = @UniqueConstraint(columnNames = { "street", "city_name" }))
class Embeddables {

	@Id
	@GeneratedValue
	@Nullable Long id;

	@Embedded
	@Nullable Address home;

	@Embedded
	@AttributeOverride(name = "street", column = @Column(name = "work_street", length = 100))
	@AttributeOverride(name = "city.name", column = @Column(name = "work_city"))
	@AttributeOverride(name = "city.code", column = @Column(name = "work_code"))
	@Nullable Address work;

	@Embedded
	@EmbeddedColumnNaming("delivery_%s")
	@Nullable Address delivery;

	static Embeddables sample() {
		Embeddables embeddables = new Embeddables();
		embeddables.home = new Address("Low street", new City("Ulm", 89073));
		embeddables.work = new Address("High street", new City("Kiel", 24103));
		embeddables.delivery = new Address("Side street", new City("Bonn", 53111));
		return embeddables;
	}

	@Embeddable
	record Address(@Nullable String street, @Embedded @Nullable City city) {
	}

	@Embeddable
	record City(@Column(name = "city_name", length = 60) @Nullable String name,
			@Column(name = "city_code") @Nullable Integer code) {
	}

}
