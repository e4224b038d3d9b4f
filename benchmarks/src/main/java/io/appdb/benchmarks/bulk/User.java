package io.appdb.benchmarks.bulk;

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
 * A row of {@code users}, mapped as in the sample application. One thread at a time.
 */
@Entity
@Table(name = "users", uniqueConstraints = { @UniqueConstraint(name = "uk_users_email", columnNames = "email"),
		@UniqueConstraint(name = "uk_users_username", columnNames = "username") })
public class User {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	@Column(nullable = false, length = 255)
	private String email = "";

	@Column(nullable = false, length = 100)
	private String username = "";

	@Column(name = "hashed_password", nullable = false, length = 255)
	private String hashedPassword = "";

	@Enumerated(EnumType.STRING)
	@JdbcTypeCode(SqlTypes.VARCHAR)
	@Column(nullable = false, length = 20)
	private Role role = Role.READER;

	@ColumnDefault("true")
	@Column(name = "is_active", nullable = false)
	private boolean active = true;

	@CreationTimestamp
	@Column(name = "created_at", nullable = false, updatable = false)
	private @Nullable Instant createdAt;

	@CurrentTimestamp(event = EventType.UPDATE, source = SourceType.VM)
	@Column(name = "updated_at")
	private @Nullable Instant updatedAt;

	/**
	 * For Hibernate.
	 */
	protected User() {
	}

	/**
	 * Creates a user that is not stored yet.
	 * @param number tells users apart
	 */
	public User(long number) {
		this("user%07d".formatted(number), number);
	}

	private User(String username, long number) {
		this.username = username;
		this.email = this.username + "@example.org";
		this.hashedPassword = "pbkdf2-sha256$600000$c29tZSBzYWx0$" + (1_000_000_000_000L + number);
		this.role = (number % 3 == 0) ? Role.AUTHOR : Role.READER;
		this.active = number % 7 != 0;
	}

	/**
	 * Creates a user whose name does not sort by the number.
	 * @param number tells users apart
	 * @return the user, not stored yet
	 */
	public static User unordered(long number) {
		return new User("user" + number, number);
	}

	/**
	 * Returns the number that the database gave.
	 * @return the number, none before the user is stored
	 */
	public @Nullable Long getId() {
		return this.id;
	}

	/**
	 * Returns the address.
	 * @return the address
	 */
	public String getEmail() {
		return this.email;
	}

	/**
	 * Returns the name.
	 * @return the name
	 */
	public String getUsername() {
		return this.username;
	}

	/**
	 * Returns the hash of the password.
	 * @return the hash
	 */
	public String getHashedPassword() {
		return this.hashedPassword;
	}

	/**
	 * Sets the hash of the password.
	 * @param hashedPassword the hash
	 */
	public void setHashedPassword(String hashedPassword) {
		this.hashedPassword = hashedPassword;
	}

	/**
	 * Returns what the user may do.
	 * @return the role
	 */
	public Role getRole() {
		return this.role;
	}

	/**
	 * Tells whether the user may sign in.
	 * @return whether the user is active
	 */
	public boolean isActive() {
		return this.active;
	}

}
