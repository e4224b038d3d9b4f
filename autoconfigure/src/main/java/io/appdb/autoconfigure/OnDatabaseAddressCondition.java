package io.appdb.autoconfigure;

import java.util.List;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches unless {@code spring.datasource} says where the database is and {@code app.db}
 * does not. Stateless; Spring creates it.
 */
final class OnDatabaseAddressCondition extends SpringBootCondition {

	private static final List<String> OURS = List.of("url", "type", "host", "port", "name");

	private static final List<String> OF_BOOT = List.of("url", "jndi-name", "embedded-database-connection",
			"hikari.jdbc-url", "hikari.data-source-class-name", "hikari.data-source-j-n-d-i",
			"xa.data-source-class-name");

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("Database address");
		Environment environment = context.getEnvironment();
		for (String key : OURS) {
			if (environment.containsProperty(DatabaseProperties.PREFIX + "." + key)) {
				return ConditionOutcome.match(message.foundExactly(DatabaseProperties.PREFIX + "." + key));
			}
		}
		for (String key : OF_BOOT) {
			if (environment.containsProperty("spring.datasource." + key)) {
				return ConditionOutcome.noMatch(message.foundExactly("spring.datasource." + key));
			}
		}
		return ConditionOutcome.match(message.didNotFind("address").atAll());
	}

}
