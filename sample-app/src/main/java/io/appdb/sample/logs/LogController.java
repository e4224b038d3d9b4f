package io.appdb.sample.logs;

import io.appdb.sample.InvalidInputResponse;
import io.appdb.sample.Page;
import io.appdb.sample.Paging;
import io.appdb.session.CurrentSession;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Shows log entries. Spring owns it; shared by all threads.
 */
@RestController
@Tag(name = "logs")
final class LogController {

	private static final String NEWEST_FIRST = " order by e.createdAt desc, e.id desc";

	@GetMapping("/logs")
	@Operation(summary = "List log entries")
	@ApiResponse(responseCode = "200", description = "A page of the entries, newest first")
	@InvalidInputResponse
	Page<LogEntryView> list(@RequestParam(required = false) @Nullable LogLevel level,
			@ParameterObject @Valid Paging paging, CurrentSession db) {
		return Page.of(
				(level != null) ? ofLevel(db, level)
						: db.createSelectionQuery("from LogEntry e" + NEWEST_FIRST, LogEntry.class),
				paging, LogEntry::toView);
	}

	private static SelectionQuery<LogEntry> ofLevel(CurrentSession db, LogLevel level) {
		return db.createSelectionQuery("from LogEntry e where e.level = :level" + NEWEST_FIRST, LogEntry.class)
			.setParameter("level", level);
	}

}
