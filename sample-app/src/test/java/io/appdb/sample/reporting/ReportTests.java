package io.appdb.sample.reporting;

import java.math.BigDecimal;
import java.time.LocalDate;

import io.appdb.session.CurrentSession;
import io.appdb.session.Db;
import io.appdb.test.DatabaseTest;
import org.junit.jupiter.api.RepeatedTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the report, each in a transaction on both databases that is rolled back.
 */
@SpringBootTest
@AutoConfigureMockMvc
@DatabaseTest(databases = "reporting")
class ReportTests {

	@Autowired
	MockMvcTester mvc;

	@RepeatedTest(2)
	void showsTheLastDayFirst(@Db("reporting") CurrentSession reporting) {
		reporting.persist(new TransferRecord(LocalDate.of(2026, 3, 1), new BigDecimal("0.10")));
		reporting.persist(new TransferRecord(LocalDate.of(2026, 3, 1), new BigDecimal("0.20")));
		reporting.persist(new TransferRecord(LocalDate.of(2026, 3, 2), new BigDecimal("7")));
		reporting.commit();
		assertThat(this.mvc.get().uri("/reports/daily-transfers")).bodyJson().isStrictlyEqualTo("""
				[{ "day": "2026-03-02", "transfers": 1, "amount": 7.00 },
				 { "day": "2026-03-01", "transfers": 2, "amount": 0.30 }]
				""");
	}

}
