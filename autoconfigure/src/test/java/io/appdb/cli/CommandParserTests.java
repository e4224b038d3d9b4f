package io.appdb.cli;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what is understood on the command line.
 */
class CommandParserTests {

	private static final String VERBS = "revision upgrade downgrade current history pending check verify sql stamp init";

	private final RecordedTerminal terminal = RecordedTerminal.alone();

	@Test
	void explainsItself() {
		assertThat(parse("--help").end()).isEqualTo(ExitCode.DONE);
		assertThat(this.terminal.printed()).contains(VERBS.split(" ")).contains("Exit codes: 0 done");
		assertThat(this.terminal.errors()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "revision", "upgrade", "downgrade", "current", "history", "pending", "check", "verify",
			"sql", "stamp", "init" })
	void explainsEachVerb(String verb) {
		assertThat(parse(verb, "--help").end()).isEqualTo(ExitCode.DONE);
		assertThat(this.terminal.printed()).startsWith("Usage: db " + verb).contains("--json", "--verbose", "--help");
	}

	@Test
	void saysItsVersion() {
		assertThat(parse("--version").end()).isEqualTo(ExitCode.DONE);
		assertThat(this.terminal.printed()).startsWith("AppDB ").contains("Spring Boot 4");
	}

	@Test
	void takesJsonAndVerboseBeforeTheVerbAndBehindIt() {
		assertThat(parse("--json", "history").json()).isTrue();
		assertThat(parse("history", "--json").json()).isTrue();
		assertThat(parse("history", "-v").verbose()).isTrue();
		assertThat(parse("history")).satisfies((plain) -> {
			assertThat(plain.json()).isFalse();
			assertThat(plain.verbose()).isFalse();
		});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "upgarde | There is no verb 'upgarde'. Did you mean 'db upgrade'?",
					"revision --empty | Missing required argument", "revision x -m y | mutually exclusive",
					"downgrade | Missing required parameter: '-<n>|<version>|base'.",
					"downgrade --yess -1 | there is no option '--yess'", "downgrade -x | there is no option '-x'",
					"upgrade --sql | sql <from>:<to>' prints the statements",
					"downgrade --sql -1 | sql <from>:<to>' prints the statements",
					"history --jsn | Unknown option: '--jsn'. Did you mean '--json'?",
					"upgrade 1 2 | Unmatched argument at index 2: '2'.",
					"revision x --source files | expected one of [MIGRATIONS, DATABASE]",
					"revision -m x --rename nick | KEY=VALUE" })
	void refusesWhatItDoesNotUnderstand(String arguments, String message) {
		assertThat(parse(arguments.split(" ")).end()).isEqualTo(ExitCode.FAILED);
		assertThat(this.terminal.errors()).contains(message).contains("--help'");
		assertThat(this.terminal.printed()).isEmpty();
	}

	@Test
	void showsTheVerbsWhenThereIsNone() {
		assertThat(parse().end()).isEqualTo(ExitCode.FAILED);
		assertThat(this.terminal.errors()).contains(VERBS.split(" "));
	}

	@Test
	void leavesPropertiesToSpring() {
		CommandLineArguments arguments = CommandLineArguments.of(new String[] { "db", "downgrade", "-1",
				"--spring.profiles.active=prod", "--yes", "--app.db.url=x.y", "--dir=a.b", "--debug" });
		assertThat(arguments.verb()).containsExactly("downgrade", "-1", "--yes", "--dir=a.b");
		assertThat(arguments.properties()).containsExactly("--spring.profiles.active=prod", "--app.db.url=x.y",
				"--debug");
	}

	@Test
	void isMeantByTheFirstArgumentOnly() {
		assertThat(CommandLineArguments.isCommand(new String[] { "db" })).isTrue();
		assertThat(CommandLineArguments.isCommand(new String[] { "db", "current" })).isTrue();
		assertThat(CommandLineArguments.isCommand(new String[] { "current", "db" })).isFalse();
		assertThat(CommandLineArguments.isCommand(new String[] {})).isFalse();
	}

	private ParsedCommand parse(String... arguments) {
		return new CommandParser(this.terminal).parse(List.of(arguments));
	}

}
