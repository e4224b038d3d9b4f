package io.appdb.reference;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.UpdateTimestamp;
import org.jspecify.annotations.Nullable;

/**
 * A user of the examples, who writes posts.
 */
@Entity
@Table(name = "users")
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
class User {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	@Nullable Long id;

	@Column(unique = true, nullable = false)
	String email;

	@Column(unique = true, nullable = false, length = 100)
	String username;

	@JsonIgnore
	@Column(nullable = false)
	String hashedPassword = "";

	@Column(nullable = false)
	boolean isActive = true;

	int status = 1;

	@Nullable String role;

	@CreationTimestamp
	@Nullable Instant createdAt;

	@UpdateTimestamp
	@Nullable Instant updatedAt;

	@JsonIgnore
	@OneToMany(mappedBy = "author")
	List<Post> posts = new ArrayList<>();

	protected User() {
		this("", "");
	}

	User(String email, String username) {
		this.email = email;
		this.username = username;
	}

}
