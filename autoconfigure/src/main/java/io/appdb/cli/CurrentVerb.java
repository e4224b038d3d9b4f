package io.appdb.cli;

import java.util.List;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/**
 * Says which version the schema has. Made for one command; picocli fills it.
 */
@Command(name = "current", description = "Print the version the schema has, or 'base'.")
final class CurrentVerb implements Verb {

	@Override
	public Answer run(CommandLineDatabase database, Terminal terminal) {
		@Nullable String version = database.migrations().get().current().orElse(null);
		return Answer.done(List.of((version != null) ? version : "base"), new JsonObject().with("version", version));
	}

}
