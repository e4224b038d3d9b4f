package io.appdb.cli;

import java.util.regex.Pattern;

import io.appdb.migration.AppliedVersions;
import io.appdb.migration.Migrations;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/**
 * Takes migrations back. Made for one command; picocli fills it.
 */
@Command(name = "downgrade", description = "Take migrations back by running their U files.")
final class DowngradeVerb implements Verb {

	@Parameters(index = "0", paramLabel = "-<n>|<version>|base", converter = Target.class,
			description = "How far: the last n, down to a version that stays, or all.")
	private String target = "";

	@Option(names = { "-y", "--yes" }, description = "Do not ask.")
	private boolean yes;

	@Option(names = "--force", description = "Do it even where rows may be lost and 'app.db.schema.allow-drop' is off.")
	private boolean force;

	@Override
	public Answer run(CommandLineDatabase database, Terminal terminal) {
		Migrations migrations = database.migrations().get();
		if (this.force || database.dropAllowed()) {
			int count = new AppliedVersions(migrations.history()).takenBackTo(this.target);
			if (count > 0) {
				new Confirmation(terminal, this.yes)
					.require("Take back " + Moved.migrations(count) + " on " + database.url() + "?");
			}
		}
		return Moved.answer("Downgraded",
				migrations.reportingTo(new Progress(terminal)).downgrade(this.target, this.force));
	}

	/**
	 * Lets {@code -1} through, which is no option, and nothing else that looks like one.
	 */
	static final class Target implements ITypeConverter<String> {

		private static final Pattern STEPS = Pattern.compile("-\\d+");

		@Override
		public String convert(String value) {
			if (value.startsWith("-") && !STEPS.matcher(value).matches()) {
				throw new TypeConversionException("there is no option '" + value + "'");
			}
			return value;
		}

	}

}
