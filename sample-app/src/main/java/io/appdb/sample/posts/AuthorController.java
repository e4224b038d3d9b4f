package io.appdb.sample.posts;

import java.util.List;

import io.appdb.sample.NotFoundResponse;
import io.appdb.sample.users.Users;
import io.appdb.session.CurrentSession;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Posts by those who wrote them. Spring owns it; shared by all threads.
 */
@RestController
@Tag(name = "posts")
final class AuthorController {

	@GetMapping("/users/{id}/posts")
	@Operation(summary = "List the posts of a user")
	@ApiResponse(responseCode = "200", description = "What the user wrote, newest first")
	@NotFoundResponse
	List<PostView> posts(@PathVariable long id, CurrentSession db) {
		Users.require(db, id);
		return db
			.createSelectionQuery(
					"from Post p join fetch p.author where p.author.id = :id order by p.createdAt desc, p.id desc",
					Post.class)
			.setParameter("id", id)
			.getResultStream()
			.map(PostView::of)
			.toList();
	}

	@GetMapping("/posts/count-by-author")
	@Operation(summary = "Count posts by author")
	List<AuthorCount> countByAuthor(CurrentSession db) {
		return db.createSelectionQuery("""
				select u.id, u.username, count(p) from User u left join Post p on p.author = u
				group by u.id, u.username order by count(p) desc, u.username""", AuthorCount.class).getResultList();
	}

}
