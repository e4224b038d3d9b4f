package io.appdb.sample.configs;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.hibernate.Length;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UpdateTimestamp;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A setting that changes while the application runs. A persistence context owns it; one
 * thread at a time.
 */
@Entity
@Table(name = "dynamic_configs",
		uniqueConstraints = @UniqueConstraint(name = "uk_dynamic_configs_key", columnNames = "`key`"),
		indexes = { @Index(name = "ix_dynamic_configs_category", columnList = "category"),
				@Index(name = "ix_dynamic_configs_category_active", columnList = "category, is_active"),
				@Index(name = "ix_dynamic_configs_key_active", columnList = "`key`, is_active") })
class DynamicConfig {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	@Column(name = "`key`", nullable = false, length = 255)
	private String key;

	@JdbcTypeCode(SqlTypes.JSON)
	@Column(name = "`value`", nullable = false)
	private Object value;

	@Column(name = "value_type", nullable = false, length = 50)
	private String valueType;

	@Column(nullable = false, length = 100)
	private String category;

	@Column(length = Length.LONG32)
	private @Nullable String description;

	@ColumnDefault("true")
	@Column(name = "is_active", nullable = false)
	private boolean active = true;

	@CreationTimestamp
	@Column(name = "created_at", nullable = false, updatable = false)
	@SuppressWarnings("NullAway.Init")
	private Instant createdAt;

	@UpdateTimestamp
	@Column(name = "updated_at", nullable = false)
	@SuppressWarnings("NullAway.Init")
	private Instant updatedAt;

	protected DynamicConfig() {
	}

	DynamicConfig(String key, ConfigInput input) {
		this.key = key;
		apply(input);
	}

	final void apply(ConfigInput input) {
		this.value = input.value();
		this.valueType = input.valueType();
		this.category = input.categoryOrGeneral();
		this.description = input.description();
		this.active = input.isActive();
	}

	ConfigView toView() {
		return new ConfigView(this.key, this.value, this.valueType, this.category, this.description, this.active,
				this.createdAt, this.updatedAt);
	}

	String getKey() {
		return this.key;
	}

	Object getValue() {
		return this.value;
	}

}
