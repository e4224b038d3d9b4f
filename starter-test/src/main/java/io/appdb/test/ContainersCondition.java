package io.appdb.test;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

import io.appdb.test.server.ServerOrigin;
import io.appdb.test.server.TestServers;

/**
 * Asks where the test databases come from. Without state; owned by JUnit.
 */
final class ContainersCondition implements ExecutionCondition {

	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
		return (TestServers.origin() == ServerOrigin.CONTAINERS)
				? ConditionEvaluationResult.enabled("test databases are containers")
				: ConditionEvaluationResult.disabled("test databases are no containers here");
	}

}
