package io.appdb.autoconfigure;

import java.util.List;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

import io.appdb.settings.DatabaseProperties;

/**
 * Whether the default database has replicas. Stateless.
 */
final class OnReplicasCondition extends SpringBootCondition {

	private static final String KEY = DatabaseProperties.PREFIX + ".replicas.urls";

	private static List<String> urls(Environment environment) {
		return Binder.get(environment).bind(KEY, Bindable.listOf(String.class)).orElseGet(List::of);
	}

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("Replicas");
		return urls(context.getEnvironment()).stream().anyMatch(StringUtils::hasText)
				? ConditionOutcome.match(message.foundExactly(KEY))
				: ConditionOutcome.noMatch(message.didNotFind(KEY).atAll());
	}

}
