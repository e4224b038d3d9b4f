package io.appdb.sample.reporting;

import java.util.List;

import io.appdb.session.CurrentSession;
import io.appdb.session.Db;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Shows what was counted, from the database {@code reporting}. Spring owns it; shared by
 * all threads.
 */
@RestController
@Tag(name = "reports")
final class ReportController {

	@GetMapping("/reports/daily-transfers")
	@Operation(summary = "Count transfers by day, the last day first")
	List<DailyTransfers> dailyTransfers(@Db("reporting") CurrentSession db) {
		return db.createSelectionQuery("""
				select r.day, count(*), sum(r.cents) from TransferRecord r
				group by r.day order by r.day desc""", DailyTransfers.class).setMaxResults(366).getResultList();
	}

}
