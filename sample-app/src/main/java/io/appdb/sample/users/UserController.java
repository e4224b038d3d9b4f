package io.appdb.sample.users;

import java.net.URI;

import io.appdb.sample.ConflictResponse;
import io.appdb.sample.InvalidInputResponse;
import io.appdb.sample.NotFoundResponse;
import io.appdb.sample.Page;
import io.appdb.sample.Paging;
import io.appdb.session.CurrentSession;
import io.appdb.session.CurrentSessionTransaction;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
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
 * Creates, reads, changes and deletes users. Spring owns it; shared by all threads.
 */
@RestController
@RequestMapping("/users")
@Tag(name = "users")
final class UserController {

	private final PasswordHash passwords;

	UserController(PasswordHash passwords) {
		this.passwords = passwords;
	}

	@PostMapping
	@Operation(summary = "Create a user")
	@ApiResponse(responseCode = "201", description = "The user was created")
	@InvalidInputResponse
	@ConflictResponse
	ResponseEntity<UserView> create(@RequestBody @Validated(UserInput.Create.class) UserInput input,
			CurrentSessionTransaction db) {
		User user = new User(input, this.passwords.of(String.valueOf(input.password())));
		db.persist(user);
		return ResponseEntity.created(URI.create("/users/" + user.getId())).body(UserView.of(user));
	}

	@GetMapping
	@Operation(summary = "List users")
	@ApiResponse(responseCode = "200", description = "A page of the users that fit")
	@InvalidInputResponse
	Page<UserView> list(@ParameterObject @Valid UserFilter filter, @ParameterObject @Valid Paging paging,
			CurrentSession db) {
		return Page.of(db.createQuery(filter.toQuery(db.getCriteriaBuilder())), paging, UserView::of);
	}

	@GetMapping("/{id}")
	@Operation(summary = "Show a user")
	@ApiResponse(responseCode = "200", description = "The user")
	@NotFoundResponse
	UserView get(@PathVariable long id, CurrentSession db) {
		return UserView.of(Users.require(db, id));
	}

	@PutMapping("/{id}")
	@Operation(summary = "Change a user")
	@ApiResponse(responseCode = "200", description = "The user as it is now")
	@InvalidInputResponse
	@NotFoundResponse
	@ConflictResponse
	UserView update(@PathVariable long id, @RequestBody @Valid UserInput input, CurrentSessionTransaction db) {
		String hash = (input.password() != null) ? this.passwords.of(input.password()) : null;
		User user = Users.require(db, id);
		user.apply(input);
		if (hash != null) {
			user.setHashedPassword(hash);
		}
		db.flush();
		return UserView.of(user);
	}

	@DeleteMapping("/{id}")
	@Operation(summary = "Delete a user")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@ApiResponse(responseCode = "204", description = "The user is gone")
	@NotFoundResponse
	@ConflictResponse
	void delete(@PathVariable long id, CurrentSessionTransaction db) {
		db.remove(Users.require(db, id));
	}

}
