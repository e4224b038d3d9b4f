package io.appdb.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The arguments of a command, told apart: those of the verb, and the properties for
 * Spring, which are those with a dot in their name, as in
 * {@code --spring.profiles.active=prod}. Immutable.
 *
 * @param verb what the command line understands, without {@code db}
 * @param properties what the environment understands
 */
record CommandLineArguments(List<String> verb, List<String> properties) {

	static final String FIRST = "db";

	private static final Set<String> BOOT_SWITCHES = Set.of("--debug", "--trace");

	static boolean isCommand(String[] arguments) {
		return arguments.length > 0 && FIRST.equals(arguments[0]);
	}

	static CommandLineArguments of(String[] arguments) {
		List<String> all = Arrays.asList(arguments).subList(1, arguments.length);
		return new CommandLineArguments(all.stream().filter(Predicate.not(CommandLineArguments::isProperty)).toList(),
				all.stream().filter(CommandLineArguments::isProperty).toList());
	}

	private static boolean isProperty(String argument) {
		String name = argument.split("=", 2)[0];
		return name.startsWith("--") && (name.indexOf('.') > 0 || BOOT_SWITCHES.contains(name));
	}

	/**
	 * Whether the log is asked for, in the words of Spring Boot.
	 */
	boolean isLogWanted() {
		return this.properties.stream()
			.anyMatch((property) -> property.startsWith("--logging.")
					|| BOOT_SWITCHES.contains(property.split("=", 2)[0]));
	}

}
