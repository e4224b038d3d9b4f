package io.appdb.postgresql;

import java.sql.SQLException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests of {@link PostgreSqlReplication}.
 */
class PostgreSqlReplicationTests {

	private final PostgreSqlReplication replication = new PostgreSqlReplication();

	@ParameterizedTest
	@CsvSource({ "0/3000060,0/3000060,true", "0/3000061,0/3000060,true", "0/300005F,0/3000060,false",
			"1/0,0/FFFFFFFF,true", "0/FFFFFFFF,1/0,false", "80000000/0,7FFFFFFF/FFFFFFFF,true" })
	void comparesPositions(String replayed, String wanted, boolean included) {
		assertThat(this.replication.includes(replayed, wanted)).isEqualTo(included);
	}

	@Test
	void refusesWhatIsNoPosition() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.replication.includes("0/3000060", "0-1-5"));
		assertThatIllegalArgumentException().isThrownBy(() -> this.replication.includes("0/3000060", "0/x"));
	}

	@Test
	void knowsAConflictWithTheReplay() {
		assertThat(this.replication.isOfReplica(new SQLException("conflict with recovery", "40001"))).isTrue();
		assertThat(this.replication.isOfReplica(new SQLException("read-only transaction", "25006"))).isTrue();
		assertThat(this.replication.isOfReplica(new SQLException("duplicate", "23505"))).isFalse();
	}

}
