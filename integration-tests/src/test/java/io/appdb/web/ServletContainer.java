package io.appdb.web;

import java.util.Locale;

/**
 * What serves the requests of a test.
 */
enum ServletContainer {

	TOMCAT, JETTY;

	/**
	 * The property that starts an application on it.
	 */
	String property() {
		return ChosenContainer.KEY + "=" + name();
	}

	/**
	 * Tells whether an auto-configuration of Boot belongs to it.
	 * @param autoConfiguration the name of the class
	 */
	boolean owns(String autoConfiguration) {
		return autoConfiguration.startsWith("org.springframework.boot.%s.".formatted(name().toLowerCase(Locale.ROOT)));
	}

}
