package io.appdb.reference;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * The model of the examples that has a number.
 */
@Entity
@Table(name = "foo")
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
class FooModel {

	@Id
	@GeneratedValue(strategy = GenerationType.UUID)
	@Nullable UUID uuid;

	int fooField1;

	protected FooModel() {
	}

	FooModel(int fooField1) {
		this.fooField1 = fooField1;
	}

}
