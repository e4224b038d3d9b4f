package io.appdb.companions.handlers;

import io.appdb.companions.Comparison;
import io.appdb.companions.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class ExceptionHandlersTests {

	@Test
	void ofTheApplicationComeFirstWhateverTheirOrder() {
		Comparison.assertSame(HandlersProbe.class, "/own 422 controller", "/unordered 422 unordered advice",
				"/last 422 last advice", "/missing 422 last advice", "/wrapped 422 last advice",
				"/annotated " + error(402, "Payment Required", "/annotated"),
				"/status " + error(410, "Gone", "/status"), "/response " + error(423, "Locked", "/response"),
				"/resolver 410 resolver");
	}

	@ParameterizedTest(name = "{0}")
	@EnumSource
	void ofTheLibraryAnswerWhereNobodyElseDoes(Database database) {
		assertThat(Comparison.withTheStarter(UnansweredProbe.class, database))
			.containsExactly("/nobody " + conflict("/nobody"), "/functional " + conflict("/functional"));
	}

	private static String error(int status, String error, String path) {
		return "%d {\"timestamp\":…,\"status\":%d,\"error\":\"%s\",\"path\":\"%s\"}".formatted(status, status, error,
				path);
	}

	private static String conflict(String path) {
		return "409 {\"detail\":\"A record with the same unique value exists already.\",\"instance\":\"" + path
				+ "\",\"status\":409,\"title\":\"Conflict\",\"code\":\"duplicate\"}";
	}

}
