package io.appdb.test;

import java.lang.reflect.AnnotatedElement;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.test.context.BootstrapWith;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Runs a {@link DatabaseTest}. A slice is run by Spring's own extension, which this one
 * calls; a test without Spring by a {@link StandaloneApplication}. Without state; JUnit
 * creates it.
 */
final class DatabaseTestExtension implements ExecutionCondition, BeforeAllCallback, AfterAllCallback,
		TestInstancePostProcessor, BeforeEachCallback, AfterEachCallback, BeforeTestExecutionCallback,
		AfterTestExecutionCallback, ParameterResolver {

	private final SpringExtension spring = new SpringExtension();

	/**
	 * Comes before everything else, so that a wrong set-up is told before Spring stumbles
	 * over it.
	 */
	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
		if (context.getTestMethod().isEmpty() && find(context) != null) {
			refuseOtherSlices(context.getRequiredTestClass());
			keepSlot(context);
		}
		return ConditionEvaluationResult.enabled("the test has its database");
	}

	/**
	 * Keeps the class's application from others until all extensions are done with it,
	 * also those that JUnit calls after this one.
	 */
	private static void keepSlot(ExtensionContext context) {
		Class<?> testClass = context.getRequiredTestClass();
		store(context).put(ContextSlots.class, (AutoCloseable) () -> ContextSlots.shared().free(testClass));
	}

	private static void refuseOtherSlices(Class<?> testClass) {
		List<String> slices = MergedAnnotations.from(testClass, SearchStrategy.TYPE_HIERARCHY)
			.stream(BootstrapWith.class)
			.filter((bootstrap) -> isOtherSlice(bootstrap.getMetaSource()))
			.map((bootstrap) -> "@" + bootstrap.getRoot().getType().getSimpleName())
			.distinct()
			.toList();
		if (!slices.isEmpty()) {
			throw new TestSetupException(testClass,
					"is a slice of its own and cannot be combined with " + String.join(", ", slices) + ": take "
							+ ((slices.size() > 1) ? "them" : "it") + " away, or use @SpringBootTest");
		}
	}

	/**
	 * Whether an annotation that names a bootstrapper is neither ours nor that of whole
	 * applications, whatever annotations it is composed into.
	 */
	private static boolean isOtherSlice(@Nullable MergedAnnotation<?> annotation) {
		return annotation != null && annotation.getType() != DatabaseTest.class
				&& annotation.getType() != SpringBootTest.class;
	}

	@Override
	public void beforeAll(ExtensionContext context) throws Exception {
		if (isWithoutSpring(context)) {
			DatabaseTestSettings settings = settings(context);
			TestedApplication application = StandaloneApplication.of(settings, context);
			application.beginClass(settings.testClass());
			if (settings.testClass() == context.getRequiredTestClass()) {
				store(context).put(TestedApplication.class, application);
			}
		}
		else if (isCalledHere(context)) {
			this.spring.beforeAll(context);
		}
	}

	@Override
	public void afterAll(ExtensionContext context) throws Exception {
		TestedApplication application = store(context).remove(TestedApplication.class, TestedApplication.class);
		if (application != null) {
			application.endClass();
		}
		if (isCalledHere(context)) {
			this.spring.afterAll(context);
		}
	}

	@Override
	public void postProcessTestInstance(Object testInstance, ExtensionContext context) throws Exception {
		if (isCalledHere(context)) {
			this.spring.postProcessTestInstance(testInstance, context);
		}
	}

	@Override
	public void beforeEach(ExtensionContext context) throws Exception {
		if (isWithoutSpring(context)) {
			DatabaseTestSettings settings = settings(context);
			TestedApplication application = StandaloneApplication.of(settings, context);
			application.beginClass(settings.testClass());
			application.beginTest(settings.testClass());
			store(context).put(TestedApplication.class, application);
		}
		else if (isCalledHere(context)) {
			this.spring.beforeEach(context);
		}
	}

	@Override
	public void beforeTestExecution(ExtensionContext context) throws Exception {
		if (isCalledHere(context)) {
			this.spring.beforeTestExecution(context);
		}
	}

	@Override
	public void afterTestExecution(ExtensionContext context) throws Exception {
		if (isCalledHere(context)) {
			this.spring.afterTestExecution(context);
		}
	}

	/**
	 * Closes the tools before anybody else ends the test: Spring may be about to roll
	 * back on a server that is paused. Where Spring comes first, ending the test closes
	 * them.
	 */
	@Override
	public void afterEach(ExtensionContext context) throws Exception {
		TestTools tools = store(context).remove(TestTools.class, TestTools.class);
		try {
			if (tools != null) {
				tools.close();
			}
		}
		finally {
			endTest(context);
		}
	}

	private void endTest(ExtensionContext context) throws Exception {
		TestedApplication application = store(context).remove(TestedApplication.class, TestedApplication.class);
		if (application != null) {
			application.endTest();
		}
		if (isCalledHere(context)) {
			this.spring.afterEach(context);
		}
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return isOurs(parameter, context)
				|| (isCalledHere(context) && this.spring.supportsParameter(parameter, context));
	}

	@Override
	public @Nullable Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		if (!isOurs(parameter, context)) {
			return this.spring.resolveParameter(parameter, context);
		}
		TestedApplication application = isWithoutSpring(context) ? StandaloneApplication.of(settings(context), context)
				: DatabaseTestListener.application(SpringExtension.getApplicationContext(context));
		return store(context).computeIfAbsent(TestTools.class, (key) -> tools(application, context), TestTools.class)
			.get(parameter.getParameter().getType());
	}

	/**
	 * The tools of a test, which end with it; those of a class are closed by JUnit.
	 */
	private static TestTools tools(TestedApplication application, ExtensionContext context) {
		TestTools tools = new TestTools(application);
		if (context.getTestMethod().isPresent()) {
			application.take(tools);
		}
		return tools;
	}

	/**
	 * What belongs to a test, or to a class, and not to those inside of it.
	 */
	private static Store store(ExtensionContext context) {
		return context.getStore(Namespace.create(DatabaseTestExtension.class, context.getUniqueId()));
	}

	/**
	 * A constructor belongs to the test that it makes the instance for, as with Spring's
	 * extension.
	 */
	@Override
	public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext rootContext) {
		return this.spring.getTestInstantiationExtensionContextScope(rootContext);
	}

	/**
	 * Whether a parameter has one of our types, and is no bean: it has none of Spring's
	 * annotations, nor has its constructor.
	 */
	private boolean isOurs(ParameterContext parameter, ExtensionContext context) {
		AnnotatedElement annotated = parameter.getParameter();
		return TestTools.isTool(parameter.getParameter().getType()) && annotated.getAnnotations().length == 0
				&& find(context) != null
				&& (isWithoutSpring(context) || !this.spring.supportsParameter(parameter, context));
	}

	private static boolean isWithoutSpring(ExtensionContext context) {
		DatabaseTestSettings settings = find(context);
		return settings != null && settings.isWithoutSpring();
	}

	/**
	 * Whether Spring's extension has to be called from here, because nobody else does.
	 */
	private static boolean isCalledHere(ExtensionContext context) {
		DatabaseTestSettings settings = find(context);
		return settings != null && !settings.isWithoutSpring()
				&& !SpringPresence.isExtendedBySpring(context.getRequiredTestClass());
	}

	private static DatabaseTestSettings settings(ExtensionContext context) {
		return Objects.requireNonNull(find(context));
	}

	/**
	 * What the test class says, {@code null} for one that is nested in ours and takes
	 * nothing from it.
	 */
	private static @Nullable DatabaseTestSettings find(ExtensionContext context) {
		return DatabaseTestSettings.find(context.getRequiredTestClass());
	}

}
