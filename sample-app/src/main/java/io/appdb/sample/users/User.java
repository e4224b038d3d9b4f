package io.appdb.sample.users;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.CurrentTimestamp;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.SourceType;
import org.hibernate.generator.EventType;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with an account in the application. A persistence context owns it; one thread
 * at a time.
 */
@Entity
@Table(name = "users", uniqueConstraints = { @UniqueConstraint(name = "uk_users_email", columnNames = "email"),
		@UniqueConstraint(name = "uk_users_username", columnNames = "username") })
public class User {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	@Column(nullable = false, length = 255)
	private String email;

	@Column(nullable = false, length = 100)
	private String username;

	@Column(name = "hashed_password", nullable = false, length = 255)
	private String hashedPassword;

	@Enumerated(EnumType.STRING)
	@JdbcTypeCode(SqlTypes.VARCHAR)
	@Column(nullable = false, length = 20)
	private Role role;

	@ColumnDefault("true")
	@Column(name = "is_active", nullable = false)
	private boolean active = true;

	@CreationTimestamp
	@Column(name = "created_at", nullable = false, updatable = false)
	@SuppressWarnings("NullAway.Init")
	private Instant createdAt;

	@CurrentTimestamp(event = EventType.UPDATE, source = SourceType.VM)
	@Column(name = "updated_at")
	private @Nullable Instant updatedAt;

	/**
	 * For Hibernate.
	 */
	protected User() {
	}

	User(UserInput input, String hashedPassword) {
		this.hashedPassword = hashedPassword;
		apply(input);
	}

	final void apply(UserInput input) {
		this.email = input.email();
		this.username = input.username();
		this.role = input.role();
		this.active = input.isActive();
	}

	void setHashedPassword(String hashedPassword) {
		this.hashedPassword = hashedPassword;
	}

	/**
	 * Returns the number of the user.
	 * @return the number, none before the user is stored
	 */
	public @Nullable Long getId() {
		return this.id;
	}

	/**
	 * Returns the name the user goes by.
	 * @return the name
	 */
	public String getUsername() {
		return this.username;
	}

	String getEmail() {
		return this.email;
	}

	String getHashedPassword() {
		return this.hashedPassword;
	}

	Role getRole() {
		return this.role;
	}

	boolean isActive() {
		return this.active;
	}

	Instant getCreatedAt() {
		return this.createdAt;
	}

	@Nullable Instant getUpdatedAt() {
		return this.updatedAt;
	}

}
