package io.appdb.web;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Lets Tomcat serve, or the container that a test asks for, as both are on the class
 * path. Spring owns it.
 */
final class ChosenContainer implements AutoConfigurationImportFilter, EnvironmentAware {

	static final String KEY = "test.servlet-container";

	private ServletContainer other = ServletContainer.JETTY;

	@Override
	public void setEnvironment(Environment environment) {
		ServletContainer chosen = environment.getProperty(KEY, ServletContainer.class, ServletContainer.TOMCAT);
		this.other = (chosen == ServletContainer.TOMCAT) ? ServletContainer.JETTY : ServletContainer.TOMCAT;
	}

	@Override
	public boolean[] match(@Nullable String[] autoConfigurations, AutoConfigurationMetadata metadata) {
		boolean[] matches = new boolean[autoConfigurations.length];
		for (int i = 0; i < matches.length; i++) {
			String name = autoConfigurations[i];
			matches[i] = name != null && !this.other.owns(name);
		}
		return matches;
	}

}
