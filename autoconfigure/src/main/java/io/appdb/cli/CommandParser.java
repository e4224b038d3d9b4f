package io.appdb.cli;

import java.util.List;
import java.util.Objects;

import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Reads the arguments with picocli. Made for one command, used by one thread.
 */
final class CommandParser {

	private final DatabaseCommand command = new DatabaseCommand();

	private final CommandLine commandLine = new CommandLine(this.command);

	private final Terminal terminal;

	CommandParser(Terminal terminal) {
		this.terminal = terminal;
		List<Verb> verbs = List.of(new RevisionVerb(), new UpgradeVerb(), new DowngradeVerb(), new CurrentVerb(),
				new HistoryVerb(), new PendingVerb(), new CheckVerb(), new VerifyVerb(), new SqlVerb(), new StampVerb(),
				new InitVerb());
		verbs.forEach(this.commandLine::addSubcommand);
		this.commandLine.setCaseInsensitiveEnumValuesAllowed(true);
		Objects.requireNonNull(this.commandLine.getSubcommands().get("downgrade"))
			.setUnmatchedOptionsArePositionalParams(true);
	}

	ParsedCommand parse(List<String> arguments) {
		try {
			ParseResult result = this.commandLine.parseArgs(arguments.toArray(String[]::new));
			if (isHelped(result.hasSubcommand() ? result.subcommand() : result)) {
				return ParsedCommand.ended(ExitCode.DONE);
			}
			if (!result.hasSubcommand()) {
				this.commandLine.usage(this.terminal.err(), Ansi.OFF);
				return ParsedCommand.ended(ExitCode.FAILED);
			}
			Verb verb = (Verb) result.subcommand().commandSpec().userObject();
			if (this.command.all() && this.command.database() != null) {
				throw new ParameterException(result.subcommand().commandSpec().commandLine(),
						"--all and --database exclude each other");
			}
			return new ParsedCommand(verb, this.command.database(), this.command.all(), this.command.json(),
					this.command.verbose(), null);
		}
		catch (ParameterException ex) {
			explain(ex);
			return ParsedCommand.ended(ExitCode.FAILED);
		}
	}

	private boolean isHelped(ParseResult result) {
		if (result.isUsageHelpRequested()) {
			result.commandSpec().commandLine().usage(this.terminal.out(), Ansi.OFF);
		}
		else if (result.isVersionHelpRequested()) {
			result.commandSpec().commandLine().printVersionHelp(this.terminal.out(), Ansi.OFF);
		}
		return result.isUsageHelpRequested() || result.isVersionHelpRequested();
	}

	private void explain(ParameterException exception) {
		CommandLine failed = exception.getCommandLine();
		String message = message(exception);
		this.terminal.err().println(message);
		if (message.contains("'--sql'")) {
			this.terminal.err().println("'db sql <from>:<to>' prints the statements and runs none.");
		}
		this.terminal.err().println("See '" + failed.getCommandSpec().qualifiedName() + " --help'.");
	}

	private String message(ParameterException exception) {
		if (!(exception instanceof UnmatchedArgumentException unmatched)) {
			return sentence(exception);
		}
		String first = unmatched.getUnmatched().get(0);
		boolean verb = unmatched.getCommandLine() == this.commandLine && !first.startsWith("-");
		String message = verb ? "There is no verb '" + first + "'." : sentence(exception);
		List<String> suggestions = unmatched.getSuggestions();
		return suggestions.isEmpty() ? message
				: message + " Did you mean '" + (verb ? "db " : "") + suggestions.get(0) + "'?";
	}

	private static String sentence(ParameterException exception) {
		return Objects.requireNonNullElse(exception.getMessage(), "This cannot be understood") + ".";
	}

}
