package io.appdb.reference;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * The model of the examples with nothing but a name.
 */
@Entity
@Table(name = "my_table")
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
class MyModel {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	@Nullable Long id;

	@Column(nullable = false, length = 50)
	String name;

	protected MyModel() {
		this("");
	}

	MyModel(String name) {
		this.name = name;
	}

}
