package io.appdb.bulk;

import java.util.Objects;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/**
 * Something in stock.
 */
@Entity
@Table(name = "item", uniqueConstraints = @UniqueConstraint(name = "uk_item_code", columnNames = "code"))
class Item {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	@Nullable Long id;

	@Column(nullable = false, length = 40)
	String code = "";

	@Nullable Integer amount;

	static Item of(String code, @Nullable Integer amount) {
		Item item = new Item();
		item.code = code;
		item.amount = amount;
		return item;
	}

	long id() {
		return Objects.requireNonNull(this.id);
	}

	String getCode() {
		return this.code;
	}

	@Nullable Long getId() {
		return this.id;
	}

	@Override
	public String toString() {
		return this.code + "=" + this.amount;
	}

}
