package io.appdb.error;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.appdb.database.KnownDatabases;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Holds the table of codes in docs/errors.md against the codes that are told apart.
 */
class ErrorCodesDocumentTests {

	private static final List<SqlErrorDialect> DIALECTS = Stream
		.concat(Stream.of("postgresql", "mysql", "h2", "sqlite")
			.map((keyword) -> KnownDatabases.part(SqlErrorDialect.class, keyword).orElseThrow()),
				Stream.of(new StandardErrors()))
		.toList();

	@Test
	void theDocumentListsEveryCode() throws IOException {
		String document = Files.readString(Path.of("..", "docs", "errors.md"));
		String expected = Stream.of(SqlErrorKind.values())
			.map(ErrorCodesDocumentTests::row)
			.collect(Collectors.joining("\n"));
		assertThat(document.lines().filter((line) -> line.startsWith("| _")).collect(Collectors.joining("\n")))
			.isEqualTo(expected);
	}

	@Test
	void everyKindIsAnExceptionOfItsFamily() {
		assertThat(DIALECTS).allSatisfy((dialect) -> assertThat(dialect.codes().all()).isNotEmpty());
		for (SqlErrorKind kind : SqlErrorKind.values()) {
			assertThat(DIALECTS).as(kind.name())
				.anySatisfy((dialect) -> assertThat(dialect.codes().all()).containsKey(kind));
		}
	}

	@Test
	void aCodeHasOneMeaning() {
		ErrorCodes codes = ErrorCodes.none().with(SqlErrorKind.UNIQUE, "1", "2").with(SqlErrorKind.UNREACHABLE, "08*");
		assertThatIllegalArgumentException().isThrownBy(() -> codes.with(SqlErrorKind.CHECK, "2"))
			.withMessageContaining("2 has two meanings");
		assertThatIllegalArgumentException().isThrownBy(() -> codes.with(SqlErrorKind.UNIQUE, "3"))
			.withMessageContaining("UNIQUE");
		assertThat(codes.kind("2")).isEqualTo(SqlErrorKind.UNIQUE);
		assertThat(codes.kind("08S01")).isEqualTo(SqlErrorKind.UNREACHABLE);
		assertThat(codes.kind("08")).isNull();
		assertThat(codes.kind(null)).isNull();
	}

	private static String row(SqlErrorKind kind) {
		return "| _" + words(kind) + "_ | "
				+ DIALECTS.stream().map((dialect) -> codes(dialect, kind)).collect(Collectors.joining(" | ")) + " |";
	}

	private static String words(SqlErrorKind kind) {
		return switch (kind) {
			case UNIQUE -> "unique";
			case FOREIGN_KEY -> "foreign key";
			case NOT_NULL -> "not null";
			case CHECK -> "check";
			case TOO_LONG -> "too long";
			case OUT_OF_RANGE -> "out of range";
			case BAD_VALUE -> "wrong type";
			case DEADLOCK -> "deadlock";
			case SERIALIZATION -> "serialization";
			case LOCK_TIMEOUT -> "lock time-out";
			case STATEMENT_TIMEOUT -> "statement time-out";
			case READ_ONLY -> "read-only";
			case BAD_SQL -> "bad SQL";
			case PARAMETERS -> "number of values";
			case UNREACHABLE -> "no connection, shut down";
			case CREDENTIALS -> "login refused";
			case UNKNOWN_DATABASE -> "no such database";
			case CONNECTION_LIMIT -> "too many connections";
			case STORAGE_FULL -> "storage full";
			case DAMAGED -> "damaged";
		};
	}

	private static String codes(SqlErrorDialect dialect, SqlErrorKind kind) {
		return String.join(", ", dialect.codes().all().getOrDefault(kind, List.of()));
	}

}
