package io.appdb.test;

import java.lang.reflect.AnnotatedElement;
import java.util.List;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.test.context.BootstrapWith;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Runs a {@link DatabaseTest}. A slice is run by Spring's own extension, which this one
 * calls; a test without Spring by a {@link StandaloneApplication}. Without state; JUnit
 * creates it.
 */
final class DatabaseTestExtension implements ExecutionCondition, BeforeAllCallback, AfterAllCallback,
		TestInstancePostProcessor, BeforeEachCallback, AfterEachCallback, BeforeTestExecutionCallback,
		AfterTestExecutionCallback, ParameterResolver {

	private static final Namespace NAMESPACE = Namespace.create(DatabaseTestExtension.class);

	private final SpringExtension spring = new SpringExtension();

	/**
	 * Comes before everything else, so that a wrong set-up is told before Spring stumbles
	 * over it.
	 */
	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
		if (context.getTestMethod().isEmpty()) {
			refuseOtherSlices(context.getRequiredTestClass());
		}
		return ConditionEvaluationResult.enabled("the test has its database");
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
			if (settings.testClass() == context.getRequiredTestClass()) {
				StandaloneApplication.of(settings, context).isolation().beforeClass();
			}
		}
		else if (isCalledHere(context)) {
			this.spring.beforeAll(context);
		}
	}

	@Override
	public void afterAll(ExtensionContext context) throws Exception {
		try {
			if (isCalledHere(context)) {
				this.spring.afterAll(context);
			}
		}
		finally {
			ContextSlots.shared().free(context.getRequiredTestClass());
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
			TestIsolation isolation = StandaloneApplication.of(settings(context), context).isolation();
			isolation.beforeTest();
			context.getStore(NAMESPACE).put(TestIsolation.class, isolation);
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

	@Override
	public void afterEach(ExtensionContext context) throws Exception {
		TestTools tools = context.getStore(NAMESPACE).remove(TestTools.class, TestTools.class);
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
		TestIsolation isolation = context.getStore(NAMESPACE).remove(TestIsolation.class, TestIsolation.class);
		if (isolation != null) {
			isolation.afterTest();
		}
		if (isCalledHere(context)) {
			this.spring.afterEach(context);
		}
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		if (isCalledHere(context) && this.spring.supportsParameter(parameter, context)) {
			return true;
		}
		return isOurs(parameter);
	}

	@Override
	public @Nullable Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		if (!isOurs(parameter)) {
			return this.spring.resolveParameter(parameter, context);
		}
		TestedApplication application = isWithoutSpring(context) ? StandaloneApplication.of(settings(context), context)
				: DatabaseTestListener.application(SpringExtension.getApplicationContext(context));
		return context.getStore(NAMESPACE)
			.computeIfAbsent(TestTools.class, (key) -> new TestTools(application), TestTools.class)
			.get(parameter.getParameter().getType());
	}

	/**
	 * Whether a parameter has one of our types, and none of Spring's annotations, with
	 * which it would be a bean.
	 */
	private boolean isOurs(ParameterContext parameter) {
		AnnotatedElement annotated = parameter.getParameter();
		return TestTools.isTool(parameter.getParameter().getType()) && annotated.getAnnotations().length == 0;
	}

	private static boolean isWithoutSpring(ExtensionContext context) {
		return settings(context).isWithoutSpring();
	}

	/**
	 * Whether Spring's extension has to be called from here, because nobody else does.
	 */
	private static boolean isCalledHere(ExtensionContext context) {
		return !isWithoutSpring(context) && !SpringPresence.isExtendedBySpring(context.getRequiredTestClass());
	}

	private static DatabaseTestSettings settings(ExtensionContext context) {
		Class<?> testClass = context.getRequiredTestClass();
		DatabaseTestSettings settings = DatabaseTestSettings.find(testClass);
		if (settings == null) {
			throw new IllegalStateException(testClass.getName() + " has no @DatabaseTest");
		}
		return settings;
	}

	/**
	 * Knows which test classes are run by Spring's extension already.
	 */
	private static final class SpringPresence extends ClassValue<Boolean> {

		private static final SpringPresence KNOWN = new SpringPresence();

		static boolean isExtendedBySpring(Class<?> testClass) {
			return KNOWN.get(testClass);
		}

		@Override
		protected Boolean computeValue(Class<?> testClass) {
			return TestContextAnnotationUtils.hasAnnotation(testClass, SpringBootTest.class) || hasExtension(testClass);
		}

		private static boolean hasExtension(Class<?> testClass) {
			return MergedAnnotations.search(SearchStrategy.TYPE_HIERARCHY)
				.withEnclosingClasses(TestContextAnnotationUtils::searchEnclosingClass)
				.from(testClass)
				.stream(ExtendWith.class)
				.anyMatch((extension) -> List.of(extension.getClassArray(MergedAnnotation.VALUE))
					.contains(SpringExtension.class));
		}

	}

}
