package io.appdb.session;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PendingChangesTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			0 | 0 | 0 | no changes
			1 | 0 | 0 | 1 insert
			0 | 2 | 0 | 2 updates
			0 | 0 | 1 | 1 delete
			2 | 0 | 1 | 2 inserts and 1 delete
			1 | 1 | 0 | 1 insert and 1 update
			3 | 1 | 2 | 3 inserts, 1 update and 2 deletes
			""")
	void sayWhatThereIs(int inserts, int updates, int deletes, String text) {
		assertThat(new PendingChanges(inserts, updates, deletes)).hasToString(text);
	}

}
