package io.appdb.sample.users;

import java.util.List;

import io.appdb.session.CurrentSession;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Figures about users. Spring owns it; shared by all threads.
 */
@RestController
@RequestMapping("/users")
@Tag(name = "users")
final class UserFiguresController {

	@GetMapping("/count")
	@Operation(summary = "Count users")
	long count(CurrentSession db) {
		return db.createSelectionQuery("select count(*) from User", Long.class).getSingleResult();
	}

	@GetMapping("/count-by-role")
	@Operation(summary = "Count users by role")
	List<RoleCount> countByRole(CurrentSession db) {
		return db
			.createSelectionQuery("select u.role, count(*) from User u group by u.role order by u.role",
					RoleCount.class)
			.getResultList();
	}

	@GetMapping("/roles")
	@Operation(summary = "List the roles that users have")
	List<Role> roles(CurrentSession db) {
		return db.createSelectionQuery("select distinct u.role from User u order by u.role", Role.class)
			.getResultList();
	}

}
