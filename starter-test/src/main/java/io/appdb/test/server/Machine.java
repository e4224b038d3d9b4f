package io.appdb.test.server;

import java.util.Locale;

/**
 * The operating system and processor that embedded binaries have to fit. Immutable.
 *
 * @param system {@code linux}, {@code darwin}, {@code windows} or another name
 * @param processor {@code amd64}, {@code arm64v8} or another name
 */
record Machine(String system, String processor) {

	static Machine here() {
		return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
	}

	static Machine of(String name, String architecture) {
		String system = name.toLowerCase(Locale.ROOT);
		String processor = architecture.toLowerCase(Locale.ROOT);
		return new Machine(system(system), switch (processor) {
			case "amd64", "x86_64", "x64" -> "amd64";
			case "aarch64", "arm64" -> "arm64v8";
			default -> processor;
		});
	}

	private static String system(String name) {
		if (name.startsWith("mac") || name.startsWith("darwin")) {
			return "darwin";
		}
		return name.startsWith("windows") ? "windows" : name;
	}

	boolean isAmd64() {
		return this.processor.equals("amd64");
	}

	@Override
	public String toString() {
		return this.system + "-" + this.processor;
	}

}
