package io.appdb.companions;

import java.util.regex.Pattern;

/**
 * A library whose auto-configurations an application can ask for.
 */
public enum Companion {

	/** Spring Session. */
	SESSION("org.springframework.boot.session."),

	/** The Quartz scheduler. */
	QUARTZ("org.springframework.boot.quartz."),

	/** Spring Batch. */
	BATCH("org.springframework.boot.batch."),

	/** Liquibase. */
	LIQUIBASE("org.springframework.boot.liquibase."),

	/** Spring Security. */
	SECURITY("org.springframework.boot.security."),

	/** Spring Data REST. */
	DATA_REST("org.springframework.boot.(data.rest|hateoas)."),

	/** Spring Modulith. */
	MODULITH("org.springframework.modulith.");

	private final Pattern packages;

	Companion(String packages) {
		this.packages = Pattern.compile(packages);
	}

	boolean owns(String autoConfiguration) {
		return this.packages.matcher(autoConfiguration).lookingAt();
	}

}
