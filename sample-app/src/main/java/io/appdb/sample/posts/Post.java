package io.appdb.sample.posts;

import java.time.Instant;

import io.appdb.sample.users.User;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.hibernate.Length;
import org.hibernate.annotations.CreationTimestamp;
import org.jspecify.annotations.Nullable;

/**
 * Something a user wrote. A persistence context owns it; one thread at a time.
 */
@Entity
@Table(name = "posts", indexes = @Index(name = "ix_posts_author_id", columnList = "author_id"))
class Post {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	@Column(nullable = false, length = 200)
	private String title;

	@Column(nullable = false, length = Length.LONG32)
	private String content;

	@ManyToOne(fetch = FetchType.LAZY, optional = false)
	@JoinColumn(name = "author_id", nullable = false, foreignKey = @ForeignKey(name = "fk_posts_author"))
	private User author;

	@CreationTimestamp
	@Column(name = "created_at", nullable = false, updatable = false)
	@SuppressWarnings("NullAway.Init")
	private Instant createdAt;

	protected Post() {
	}

	Post(User author, String title, String content) {
		this.author = author;
		this.title = title;
		this.content = content;
	}

	void rewrite(User author, String title, String content) {
		this.author = author;
		this.title = title;
		this.content = content;
	}

	@Nullable Long getId() {
		return this.id;
	}

	String getTitle() {
		return this.title;
	}

	String getContent() {
		return this.content;
	}

	User getAuthor() {
		return this.author;
	}

	Instant getCreatedAt() {
		return this.createdAt;
	}

}
