package io.appdb.cli;

import java.io.PrintWriter;
import java.util.List;

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
		this.commandLine.setOut(new PrintWriter(terminal.out(), true));
		this.commandLine.setErr(new PrintWriter(terminal.err(), true));
		this.commandLine.setCaseInsensitiveEnumValuesAllowed(true);
		this.commandLine.getSubcommands().get("downgrade").setUnmatchedOptionsArePositionalParams(true);
	}

	ParsedCommand parse(List<String> arguments) {
		try {
			ParseResult result = this.commandLine.parseArgs(arguments.toArray(String[]::new));
			if (CommandLine.executeHelpRequest(result) != null) {
				return ParsedCommand.ended(ExitCode.DONE);
			}
			if (!result.hasSubcommand()) {
				this.commandLine.usage(this.terminal.err(), Ansi.OFF);
				return ParsedCommand.ended(ExitCode.FAILED);
			}
			Verb verb = (Verb) result.subcommand().commandSpec().userObject();
			return new ParsedCommand(verb, this.command.json(), this.command.verbose(), null);
		}
		catch (ParameterException ex) {
			explain(ex);
			return ParsedCommand.ended(ExitCode.FAILED);
		}
	}

	private void explain(ParameterException exception) {
		CommandLine failed = exception.getCommandLine();
		this.terminal.err().println(message(exception));
		this.terminal.err().println("See '" + failed.getCommandSpec().qualifiedName() + " --help'.");
	}

	private String message(ParameterException exception) {
		if (!(exception instanceof UnmatchedArgumentException unmatched)) {
			return exception.getMessage();
		}
		String first = unmatched.getUnmatched().get(0);
		boolean verb = unmatched.getCommandLine() == this.commandLine && !first.startsWith("-");
		String message = verb ? "There is no verb '" + first + "'." : exception.getMessage() + ".";
		List<String> suggestions = unmatched.getSuggestions();
		return suggestions.isEmpty() ? message
				: message + " Did you mean '" + (verb ? "db " : "") + suggestions.get(0) + "'?";
	}

}
