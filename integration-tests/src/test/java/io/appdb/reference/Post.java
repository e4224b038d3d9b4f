package io.appdb.reference;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.hibernate.Length;
import org.hibernate.annotations.CreationTimestamp;
import org.jspecify.annotations.Nullable;

/**
 * What a user of the examples writes.
 */
@Entity
@Table(name = "posts")
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
class Post {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	@Nullable Long id;

	@Column(nullable = false, length = 200)
	String title;

	@Column(length = Length.LONG32)
	@Nullable String content;

	@ManyToOne(fetch = FetchType.LAZY, optional = false)
	@JoinColumn(name = "author_id")
	User author;

	@CreationTimestamp
	@Nullable Instant createdAt;

	protected Post() {
		this("", new User());
	}

	Post(String title, User author) {
		this.title = title;
		this.author = author;
	}

}
