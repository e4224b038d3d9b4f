package io.appdb.sample.posts;

import java.time.Instant;

import io.appdb.sample.Conditions;
import io.appdb.sample.Match;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Order;
import jakarta.persistence.criteria.Root;
import org.jspecify.annotations.Nullable;

/**
 * Which posts are wanted, and in which order. Immutable.
 *
 * @param title what the title contains
 * @param authorId the number of the user who wrote them
 * @param match whether both have to fit, or either
 * @param createdAfter when they were created at the earliest; has to fit in any case
 * @param sort what to sort by
 * @param descending whether the greatest comes first
 */
record PostFilter(@Nullable String title, @Nullable Long authorId, @Schema(defaultValue = "ALL") @Nullable Match match,
		@Nullable Instant createdAfter, @Schema(defaultValue = "ID") @Nullable PostSort sort,
		@Schema(defaultValue = "false") @Nullable Boolean descending) {

	/**
	 * The author comes with the post, in one query.
	 */
	CriteriaQuery<Post> toQuery(CriteriaBuilder builder) {
		CriteriaQuery<Post> query = builder.createQuery(Post.class);
		Root<Post> post = query.from(Post.class);
		post.fetch("author");
		Conditions conditions = new Conditions(builder).contains(post.get("title"), this.title)
			.equal(post.get("author").get("id"), this.authorId)
			.after(post.get("createdAt"), this.createdAfter);
		return query.where(conditions.toPredicate(this.match))
			.orderBy(order(builder, post), builder.asc(post.get("id")));
	}

	private Order order(CriteriaBuilder builder, Root<Post> post) {
		String attribute = ((this.sort != null) ? this.sort : PostSort.ID).attribute();
		return Boolean.TRUE.equals(this.descending) ? builder.desc(post.get(attribute))
				: builder.asc(post.get(attribute));
	}

}
