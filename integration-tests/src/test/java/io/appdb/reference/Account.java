package io.appdb.reference;

import java.math.BigDecimal;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * An account of the examples, between which money is moved.
 */
@Entity
@Table(name = "accounts")
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
class Account {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	@Nullable Long id;

	@Column(nullable = false)
	BigDecimal balance = BigDecimal.ZERO;

}
