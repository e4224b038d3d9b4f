package io.appdb.sample.users;

import java.net.URI;
import java.util.concurrent.CompletableFuture;

import io.appdb.sample.ConflictResponse;
import io.appdb.sample.InvalidInputResponse;
import io.appdb.sample.NotFoundResponse;
import io.appdb.sample.Page;
import io.appdb.sample.Paging;
import io.appdb.session.AsyncSessions;
import io.appdb.session.CurrentSession;
import io.appdb.session.SessionManager;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.annotation.Validated;
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
 * The same with users as {@link UserController}, in tasks: the request's thread is free
 * while they wait for the database. Spring owns it; shared by all threads.
 */
@RestController
@RequestMapping("/async/users")
@Tag(name = "users")
final class AsyncUserController {

	private final AsyncSessions tasks;

	private final PasswordHash passwords;

	AsyncUserController(SessionManager sessions, PasswordHash passwords) {
		this.tasks = sessions.async();
		this.passwords = passwords;
	}

	@PostMapping
	@Operation(summary = "Create a user, in a task")
	@ApiResponse(responseCode = "201", description = "The user was created")
	@InvalidInputResponse
	@ConflictResponse
	CompletableFuture<ResponseEntity<UserView>> create(
			@RequestBody @Validated(UserInput.Create.class) UserInput input) {
		String hash = this.passwords.of(String.valueOf(input.password()));
		return this.tasks.inTransaction((db) -> {
			User user = new User(input, hash);
			db.persist(user);
			return ResponseEntity.created(URI.create("/async/users/" + user.getId())).body(UserView.of(user));
		});
	}

	/**
	 * Works with the session of the request, which stays open until the future is
	 * complete.
	 */
	@GetMapping
	@Operation(summary = "List users, in a task")
	@ApiResponse(responseCode = "200", description = "A page of the users that fit")
	@InvalidInputResponse
	CompletableFuture<Page<UserView>> list(@ParameterObject @Valid UserFilter filter,
			@ParameterObject @Valid Paging paging, CurrentSession db) {
		return this.tasks.inTransaction(db, (given) -> Page
			.of(given.createQuery(filter.toQuery(given.getCriteriaBuilder())), paging, UserView::of));
	}

	@GetMapping("/{id}")
	@Operation(summary = "Show a user, in a task")
	@ApiResponse(responseCode = "200", description = "The user")
	@NotFoundResponse
	CompletableFuture<UserView> get(@PathVariable long id) {
		return this.tasks.withSession((db) -> UserView.of(Users.require(db, id)));
	}

	@PutMapping("/{id}")
	@Operation(summary = "Change a user, in a task")
	@ApiResponse(responseCode = "200", description = "The user as it is now")
	@InvalidInputResponse
	@NotFoundResponse
	@ConflictResponse
	CompletableFuture<UserView> update(@PathVariable long id, @RequestBody @Valid UserInput input) {
		String hash = (input.password() != null) ? this.passwords.of(input.password()) : null;
		return this.tasks.inTransaction((db) -> {
			User user = Users.require(db, id);
			user.apply(input);
			if (hash != null) {
				user.setHashedPassword(hash);
			}
			db.flush();
			return UserView.of(user);
		});
	}

	@DeleteMapping("/{id}")
	@Operation(summary = "Delete a user, in a task")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@ApiResponse(responseCode = "204", description = "The user is gone")
	@NotFoundResponse
	@ConflictResponse
	CompletableFuture<@Nullable Void> delete(@PathVariable long id) {
		return this.tasks.runInTransaction((db) -> db.remove(Users.require(db, id)));
	}

}
