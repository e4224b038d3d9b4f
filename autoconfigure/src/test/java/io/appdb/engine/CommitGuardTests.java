package io.appdb.engine;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;

import io.appdb.error.CommitLostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests which failures of a commit leave open whether it was carried out, although the
 * connection works.
 */
class CommitGuardTests {

	@ParameterizedTest
	@MethodSource("open")
	void leavesOpenWhatNobodyKnows(SQLException failure) {
		assertThatThrownBy(() -> guarded(failure).commit()).isInstanceOf(CommitLostException.class).hasCause(failure);
	}

	@ParameterizedTest
	@MethodSource("refused")
	void passesARefusalOn(SQLException failure) {
		assertThatThrownBy(() -> guarded(failure).commit()).isSameAs(failure);
	}

	/**
	 * MariaDB's driver with another server, a Galera node that has lost the others, and
	 * one that has lost them before.
	 */
	static Stream<SQLException> open() {
		return Stream.of(new SQLTransientConnectionException("planted", "25S03"),
				new SQLException("planted", "HY000", 1180),
				new SQLException("Got error 5 'planted 149' during COMMIT", "HY000", 1180),
				new SQLException("planted", "08S01", 1047));
	}

	/**
	 * The last is a member of a MySQL group whose transaction has lost against that of
	 * another.
	 */
	static Stream<SQLException> refused() {
		return Stream.of(new SQLException("planted", "40001", 1213), new SQLException("planted", "23000", 1062),
				new SQLException("Got error 149 - 'planted' during COMMIT", "HY000", 1180));
	}

	private static Connection guarded(SQLException failure) {
		return CommitGuard.around((Connection) Proxy.newProxyInstance(CommitGuardTests.class.getClassLoader(),
				new Class<?>[] { Connection.class }, (proxy, method, arguments) -> switch (method.getName()) {
					case "commit" -> throw failure;
					case "isValid" -> true;
					case "isWrapperFor" -> false;
					default -> throw new UnsupportedOperationException(method.getName());
				}));
	}

}
