package io.appdb.migration;

import java.util.List;
import java.util.Set;

import io.appdb.schema.diff.TableName;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class IgnoredTablesTests {

	private final IgnoredTables ignored = new IgnoredTables(Flyway.configure().table("steps"),
			Set.of("batch_*", "audit.*"), List.of("Öl", "a.b_*", "dollar$1", "post.by_*"));

	@ParameterizedTest
	@ValueSource(strings = { "steps", "STEPS", "appdb_schema_lock", "batch_", "BATCH_job", "öl", "dollar$1" })
	void leaveAloneWhatIsNamedInAnyCase(String table) {
		assertThat(this.ignored.test(new TableName(null, table))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "post", "batch", "my_batch_job", "steps2", "flyway_schema_history", "dollarx1", "axb_c" })
	void seeEverythingElse(String table) {
		assertThat(this.ignored.test(new TableName(null, table))).isFalse();
	}

	@Test
	void leaveAllTablesOfASchemaAlone() {
		assertThat(this.ignored.test(new TableName("audit", "post"))).isTrue();
		assertThat(this.ignored.test(new TableName("public", "post"))).isFalse();
		assertThat(this.ignored.test(new TableName("a", "b_1"))).isTrue();
	}

	@Test
	void leavePartsOfATableAloneThatIsSeen() {
		assertThat(this.ignored.isPart("post.by_title")).isTrue();
		assertThat(this.ignored.isPart("POST.BY_TITLE")).isTrue();
		assertThat(this.ignored.isPart("post.title_unique")).isFalse();
		assertThat(this.ignored.isPart("batch_job.by_name")).isFalse();
		assertThat(this.ignored.test(new TableName(null, "post"))).isFalse();
	}

}
