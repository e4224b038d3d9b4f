package io.appdb.test;

import java.lang.StackWalker.StackFrame;
import java.net.URL;
import java.security.CodeSource;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.appdb.engine.DatabaseType;
import org.jspecify.annotations.Nullable;

/**
 * Finds the line of the user's code that led to a statement: the first one on the stack
 * that is of no library. Classes in a folder, as a build compiles them, are the user's;
 * those in archives are, unless they are of a known library. Stateless.
 */
final class CallSites {

	private static final Pattern LIBRARIES = Pattern.compile("(javax?|jakarta|jdk|sun|com\\.sun|kotlin|groovy"
			+ "|org\\.(hibernate|springframework|junit|assertj|aspectj|mockito|flywaydb|jooq|apache|postgresql|mariadb"
			+ "|sqlite|h2|testcontainers|slf4j)|com\\.(zaxxer|mysql|fasterxml|querydsl|blazebit)|net\\.(ttddyy|bytebuddy)"
			+ "|io\\.(micrometer|zonky|netty|undertow)|ch\\.qos|tools\\.jackson|reactor)\\..*");

	private static final Pattern LAMBDA = Pattern.compile("lambda\\$(.+)\\$\\d+");

	private static final StackWalker WALKER = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

	private static final ClassValue<Boolean> USER = new ClassValue<>() {

		@Override
		protected Boolean computeValue(Class<?> type) {
			return isUser(type);
		}

	};

	private CallSites() {
	}

	/**
	 * The line on the stack of the current thread.
	 */
	static String current() {
		return WALKER.walk(CallSites::first).map(CallSites::describe).orElse("a line of no application code");
	}

	private static Optional<StackFrame> first(Stream<StackFrame> frames) {
		return frames.filter((frame) -> USER.get(frame.getDeclaringClass())).findFirst();
	}

	private static String describe(StackFrame frame) {
		String method = LAMBDA.matcher(frame.getMethodName()).replaceFirst("$1");
		String file = (frame.getFileName() != null) ? frame.getFileName() + ":" + frame.getLineNumber()
				: "unknown source";
		return frame.getClassName() + "." + method + "(" + file + ")";
	}

	private static boolean isUser(Class<?> type) {
		if (type.isHidden() || type.isSynthetic() || type.getName().contains("$$")) {
			return false;
		}
		URL location = location(type);
		if (location == null || location.equals(location(CallSites.class))
				|| location.equals(location(DatabaseType.class))) {
			return false;
		}
		return location.getPath().endsWith("/") || !LIBRARIES.matcher(type.getName()).matches();
	}

	private static @Nullable URL location(Class<?> type) {
		CodeSource source = type.getProtectionDomain().getCodeSource();
		return (source != null) ? source.getLocation() : null;
	}

}
