package io.appdb.test;

import java.lang.reflect.Method;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Skips the invocation whose database cannot run on this machine. Without state; owned by
 * JUnit.
 */
final class SkipNotRun implements InvocationInterceptor {

	@Override
	public void interceptTestTemplateMethod(Invocation<Void> invocation,
			ReflectiveInvocationContext<Method> invocationContext, ExtensionContext extensionContext) throws Throwable {
		for (Object argument : invocationContext.getArguments()) {
			if (argument instanceof TestDatabase database) {
				database.requireAvailable();
			}
		}
		invocation.proceed();
	}

}
