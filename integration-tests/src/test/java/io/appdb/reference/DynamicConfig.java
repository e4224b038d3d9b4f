package io.appdb.reference;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A setting of the examples.
 */
@Entity
@Table(name = "dynamic_configs")
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
class DynamicConfig {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	@Nullable Long id;

	@Column(name = "`key`", unique = true, nullable = false)
	String key;

	@JdbcTypeCode(SqlTypes.JSON)
	@Column(name = "`value`", nullable = false)
	Object value;

	@Column(nullable = false, length = 50)
	String valueType;

	@Column(nullable = false, length = 100)
	String category;

	@Column(nullable = false)
	boolean isActive = true;

	protected DynamicConfig() {
		this("", "", "", "");
	}

	DynamicConfig(String key, Object value, String valueType, String category) {
		this.key = key;
		this.value = value;
		this.valueType = valueType;
		this.category = category;
	}

}
