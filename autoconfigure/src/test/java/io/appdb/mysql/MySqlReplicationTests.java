package io.appdb.mysql;

import java.sql.SQLException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests of {@link MySqlReplication} and {@link GtidSet}.
 */
class MySqlReplicationTests {

	private final MySqlReplication replication = new MySqlReplication();

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			a:1-5           | a:1-5       | true
			a:1-5           | a:1-4       | true
			a:1-5           | a:5         | true
			a:1-5           | a:1-6       | false
			a:1-5:7-9       | a:6         | false
			a:1-5:7-9       | a:8:2       | true
			a:1-5,b:1       | b:1         | true
			a:1-5           | b:1         | false
			A:1-5           | a:3         | true
			a:1-5:tag:1-3   | a:tag:2     | true
			a:1-5           | a:tag:2     | false
			a:1-5:tag:1-3   | a:1-5       | true
			0-1-100         | 0-1-99      | true
			0-1-100         | 0-2-100     | true
			0-1-100         | 0-1-101     | false
			0-1-100,1-1-7   | 1-1-7       | true
			0-1-100         | 1-1-7       | false
			""")
	void comparesPositions(String replayed, String wanted, boolean included) {
		assertThat(this.replication.includes(replayed, wanted)).isEqualTo(included);
	}

	@Test
	void refusesWhatIsNoPosition() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.replication.includes("0/3000060", "0-1-5"));
		assertThatIllegalArgumentException().isThrownBy(() -> this.replication.includes("0-1-5", "a:1"));
	}

	@Test
	void knowsAServerThatDoesNotWrite() {
		assertThat(this.replication.isOfReplica(new SQLException("--read-only", "HY000", 1290))).isTrue();
		assertThat(this.replication.isOfReplica(new SQLException("duplicate", "23000", 1062))).isFalse();
	}

}
