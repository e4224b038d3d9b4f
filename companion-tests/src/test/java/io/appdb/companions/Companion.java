package io.appdb.companions;

import java.util.List;

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
	DATA_REST("org.springframework.boot.data.rest.", "org.springframework.boot.hateoas."),

	/** Spring Modulith. */
	MODULITH("org.springframework.modulith.");

	private final List<String> packages;

	Companion(String... packages) {
		this.packages = List.of(packages);
	}

	boolean owns(String autoConfiguration) {
		return this.packages.stream().anyMatch(autoConfiguration::startsWith);
	}

}
