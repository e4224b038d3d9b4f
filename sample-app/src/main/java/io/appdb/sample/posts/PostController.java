package io.appdb.sample.posts;

import java.net.URI;

import io.appdb.sample.ConflictResponse;
import io.appdb.sample.InvalidInputResponse;
import io.appdb.sample.NotFoundResponse;
import io.appdb.sample.Page;
import io.appdb.sample.Paging;
import io.appdb.sample.users.Users;
import io.appdb.session.CurrentSession;
import io.appdb.session.CurrentSessionTransaction;
import io.appdb.session.DbSession;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.persistence.EntityNotFoundException;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Creates, reads, changes and deletes posts. Spring owns it; shared by all threads.
 */
@RestController
@RequestMapping("/posts")
@Tag(name = "posts")
final class PostController {

	@PostMapping
	@Operation(summary = "Write a post")
	@ApiResponse(responseCode = "201", description = "The post was created")
	@InvalidInputResponse
	@NotFoundResponse
	ResponseEntity<PostView> create(@RequestBody @Valid PostInput input, CurrentSessionTransaction db) {
		Post post = new Post(Users.require(db, input.authorId()), input.title(), input.content());
		db.persist(post);
		return ResponseEntity.created(URI.create("/posts/" + post.getId())).body(PostView.of(post));
	}

	@GetMapping
	@Operation(summary = "List posts")
	@ApiResponse(responseCode = "200", description = "A page of the posts that fit, with their authors")
	@InvalidInputResponse
	Page<PostView> list(@ParameterObject @Valid PostFilter filter, @ParameterObject @Valid Paging paging,
			CurrentSession db) {
		return Page.of(db.createQuery(filter.toQuery(db.getCriteriaBuilder())), paging, PostView::of);
	}

	@GetMapping("/{id}")
	@Operation(summary = "Show a post")
	@ApiResponse(responseCode = "200", description = "The post")
	@NotFoundResponse
	PostView get(@PathVariable long id, CurrentSession db) {
		return PostView.of(require(db, id));
	}

	@PutMapping("/{id}")
	@Operation(summary = "Rewrite a post")
	@ApiResponse(responseCode = "200", description = "The post as it is now")
	@InvalidInputResponse
	@NotFoundResponse
	PostView update(@PathVariable long id, @RequestBody @Valid PostInput input, CurrentSessionTransaction db) {
		Post post = require(db, id);
		post.rewrite(Users.require(db, input.authorId()), input.title(), input.content());
		return PostView.of(post);
	}

	@DeleteMapping("/{id}")
	@Operation(summary = "Delete a post")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@ApiResponse(responseCode = "204", description = "The post is gone")
	@NotFoundResponse
	void delete(@PathVariable long id, CurrentSessionTransaction db) {
		db.remove(require(db, id));
	}

	private static Post require(DbSession db, long id) {
		Post post = db.find(Post.class, id);
		if (post == null) {
			throw new EntityNotFoundException("There is no post " + id);
		}
		return post;
	}

}
