package io.appdb.sample.posts;

import java.time.Instant;

import io.appdb.sample.users.User;
import org.jspecify.annotations.Nullable;

/**
 * What a client sees of a post. Immutable.
 *
 * @param id the number of the post
 * @param title the title
 * @param content the text
 * @param author who wrote it
 * @param createdAt when it was created
 */
record PostView(@Nullable Long id, String title, String content, Author author, Instant createdAt) {

	static PostView of(Post post) {
		User author = post.getAuthor();
		return new PostView(post.getId(), post.getTitle(), post.getContent(),
				new Author(author.getId(), author.getUsername()), post.getCreatedAt());
	}

	/**
	 * Who wrote a post. Immutable.
	 *
	 * @param id the number of the user
	 * @param username the name of the user
	 */
	record Author(@Nullable Long id, String username) {
	}

}
