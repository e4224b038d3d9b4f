package io.appdb.cli;

import java.util.Objects;

import picocli.CommandLine.IVersionProvider;

import org.springframework.boot.SpringBootVersion;

/**
 * Says which version this is. Stateless.
 */
final class Versions implements IVersionProvider {

	@Override
	public String[] getVersion() {
		String own = Objects.requireNonNullElse(Versions.class.getPackage().getImplementationVersion(), "unpackaged");
		return new String[] {
				"AppDB " + own + ", Spring Boot " + SpringBootVersion.getVersion() + ", Java " + Runtime.version() };
	}

}
