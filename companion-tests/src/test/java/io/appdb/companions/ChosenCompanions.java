package io.appdb.companions;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Keeps the libraries of the other applications out of an application, as all of them are
 * on one class path. Spring owns it.
 */
final class ChosenCompanions implements AutoConfigurationImportFilter, EnvironmentAware {

	static final String KEY = "companions";

	private List<Companion> others = List.of();

	@Override
	public void setEnvironment(Environment environment) {
		List<Companion> chosen = Arrays.asList(environment.getProperty(KEY, Companion[].class, new Companion[0]));
		this.others = Arrays.stream(Companion.values()).filter((companion) -> !chosen.contains(companion)).toList();
	}

	@Override
	public boolean[] match(@Nullable String[] autoConfigurations, AutoConfigurationMetadata metadata) {
		boolean[] matches = new boolean[autoConfigurations.length];
		for (int i = 0; i < matches.length; i++) {
			String name = autoConfigurations[i];
			matches[i] = name != null && this.others.stream().noneMatch((companion) -> companion.owns(name));
		}
		return matches;
	}

}
