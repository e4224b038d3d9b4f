package io.appdb.autoconfigure;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.jdbc.EmbeddedDatabaseConnection;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

import io.appdb.settings.DatabaseProperties;

/**
 * Matches unless {@code spring.datasource} says where the database is and {@code app.db}
 * does not, or nobody does and Spring Boot has an embedded database to offer. Stateless;
 * Spring creates it.
 */
final class OnDatabaseAddressCondition extends SpringBootCondition {

	private static final List<String> OURS = List.of("url", "type", "host", "port", "name");

	private static final List<String> WITHOUT_ADDRESS = List.of("username", "password", "driver-class-name");

	private static final List<String> OF_BOOT = List.of("url", "jndi-name", "embedded-database-connection",
			"hikari.jdbc-url", "hikari.data-source-class-name", "hikari.data-source-j-n-d-i",
			"xa.data-source-class-name");

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("Database address");
		Environment environment = context.getEnvironment();
		String ours = firstOfOurs(environment, OURS);
		if (ours != null) {
			return ConditionOutcome.match(message.foundExactly(ours));
		}
		String ofBoot = OF_BOOT.stream()
			.map((key) -> "spring.datasource." + key)
			.filter(environment::containsProperty)
			.findFirst()
			.orElse(null);
		if (ofBoot != null) {
			return ConditionOutcome.noMatch(message.foundExactly(ofBoot));
		}
		String credential = firstOfOurs(environment, WITHOUT_ADDRESS);
		if (credential != null) {
			return ConditionOutcome.match(message.foundExactly(credential));
		}
		EmbeddedDatabaseConnection embedded = EmbeddedDatabaseConnection.get(context.getClassLoader());
		if (embedded != EmbeddedDatabaseConnection.NONE && !Switch.isOff(environment, "embedded")) {
			return ConditionOutcome.noMatch(message.foundExactly("embedded database " + embedded));
		}
		return ConditionOutcome.match(message.didNotFind("address").atAll());
	}

	private static @Nullable String firstOfOurs(Environment environment, List<String> keys) {
		return keys.stream()
			.filter((key) -> DatabaseProperties.isSet(environment, key))
			.map((key) -> DatabaseProperties.PREFIX + "." + key)
			.findFirst()
			.orElse(null);
	}

}
