package io.appdb.sample.users;

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
 * Which users are wanted, and in which order. Immutable.
 *
 * @param email the address
 * @param username the name
 * @param role what they may do
 * @param active whether they take part
 * @param match whether all of these have to fit, or any
 * @param createdAfter when they were created at the earliest; has to fit in any case
 * @param sort what to sort by
 * @param descending whether the greatest comes first
 */
record UserFilter(@Nullable String email, @Nullable String username, @Nullable Role role, @Nullable Boolean active,
		@Schema(defaultValue = "ALL") @Nullable Match match, @Nullable Instant createdAfter,
		@Schema(defaultValue = "ID") @Nullable UserSort sort,
		@Schema(defaultValue = "false") @Nullable Boolean descending) {

	CriteriaQuery<User> toQuery(CriteriaBuilder builder) {
		CriteriaQuery<User> query = builder.createQuery(User.class);
		Root<User> user = query.from(User.class);
		Conditions conditions = new Conditions(builder).equal(user.get("email"), this.email)
			.equal(user.get("username"), this.username)
			.equal(user.get("role"), this.role)
			.equal(user.get("active"), this.active)
			.after(user.get("createdAt"), this.createdAfter);
		return query.where(conditions.toPredicate(this.match))
			.orderBy(order(builder, user), builder.asc(user.get("id")));
	}

	private Order order(CriteriaBuilder builder, Root<User> user) {
		String attribute = ((this.sort != null) ? this.sort : UserSort.ID).attribute();
		return Boolean.TRUE.equals(this.descending) ? builder.desc(user.get(attribute))
				: builder.asc(user.get(attribute));
	}

}
