package io.appdb.companions.cache;

import io.appdb.companions.Comparison;
import io.appdb.companions.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class SecondLevelCacheTests {

	@Test
	void isHitAndEvictedAsWithoutTheStarter() {
		Comparison.assertSame(CacheProbe.class, "loaded: first, hits 0, statements 1",
				"again: first, hits 1, statements 0", "changed: second, hits 1, statements 0",
				"changed by a query: third, hits 0, statements 1", "again: third, hits 1, statements 0",
				"listed: 1, query hits 0", "again: 1, query hits 1", "after an insert: 2, query hits 0");
	}

	@ParameterizedTest(name = "{0}")
	@EnumSource
	void knowsWhatBulkWorkHasWritten(Database database) {
		assertThat(Comparison.withTheStarter(BulkProbe.class, database)).containsExactly("updated: second",
				"upserted: third", "by SQL, as with JdbcTemplate: third", "evicted: fourth", "deleted: true");
	}

}
