package io.appdb.test;

import io.appdb.DatabaseManager;
import io.appdb.error.Causes;
import io.appdb.test.server.TestServerException;

import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.test.annotation.Rollback;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/**
 * Keeps the tests of a Spring application apart. It stands before Spring's own listeners
 * for transactions and SQL scripts, which so work inside of a test's transaction. Spring
 * creates it.
 */
final class DatabaseTestListener extends AbstractTestExecutionListener {

	private static final int BEFORE_TRANSACTIONS = 3900;

	/**
	 * Under which a test context keeps the application that its class has begun with, and
	 * that of the test that runs.
	 */
	private static final String CLASS = DatabaseTestListener.class.getName() + ".class";

	private static final String TEST = DatabaseTestListener.class.getName() + ".test";

	@Override
	public int getOrder() {
		return BEFORE_TRANSACTIONS;
	}

	@Override
	public void beforeTestClass(TestContext context) throws Exception {
		DatabaseTestSettings settings = DatabaseTestSettings.find(context.getTestClass());
		if (settings != null) {
			begin(context, settings);
		}
	}

	/**
	 * The application of a class, which begins with it: at its first test, or in between
	 * where a test or a nested class has an application of its own.
	 */
	private static TestedApplication begin(TestContext context, DatabaseTestSettings settings) throws Exception {
		TestedApplication application = application(context);
		if (application.beginClass(settings.testClass())) {
			context.setAttribute(CLASS, application);
		}
		return application;
	}

	@Override
	public void afterTestClass(TestContext context) {
		if (context.removeAttribute(CLASS) instanceof TestedApplication application) {
			application.endClass();
		}
	}

	@Override
	public void beforeTestMethod(TestContext context) throws Exception {
		DatabaseTestSettings settings = DatabaseTestSettings.find(context.getTestClass());
		if (settings == null) {
			return;
		}
		refuseCommit(context, settings);
		TestedApplication application = begin(context, settings);
		application.beginTest(settings.testClass());
		context.setAttribute(TEST, application);
	}

	@Override
	public void afterTestMethod(TestContext context) throws Exception {
		if (context.removeAttribute(TEST) instanceof TestedApplication application) {
			application.endTest();
		}
	}

	private static void refuseCommit(TestContext context, DatabaseTestSettings settings) {
		if (settings.isolation() == Isolation.ROLLBACK && !rollsBack(context)) {
			throw new TestSetupException(context.getTestClass(),
					"has isolation ROLLBACK and a test '" + context.getTestMethod().getName()
							+ "' that wants to commit: take @Commit or @Rollback(false) away, or use isolation CLONE, "
							+ "TRUNCATE or NONE");
		}
	}

	private static boolean rollsBack(TestContext context) {
		Rollback rollback = AnnotatedElementUtils.findMergedAnnotation(context.getTestMethod(), Rollback.class);
		if (rollback == null) {
			rollback = TestContextAnnotationUtils.findMergedAnnotation(context.getTestClass(), Rollback.class);
		}
		return rollback == null || rollback.value();
	}

	/**
	 * The application that a test class runs on, made when it is asked for first. Where
	 * there is no server for it that is what the class fails with, and not that an
	 * application could not be loaded.
	 */
	static TestedApplication application(TestContext context) {
		try {
			return application(context.getApplicationContext());
		}
		catch (IllegalStateException ex) {
			TestServerException server = Causes.find(ex, TestServerException.class);
			throw (server != null) ? server : ex;
		}
	}

	static TestedApplication application(ApplicationContext context) {
		synchronized (context) {
			String name = TestedApplication.class.getName();
			if (!context.containsBean(name)) {
				TestedDatabases databases = context.getBean(TestedDatabases.class);
				((ConfigurableApplicationContext) context).getBeanFactory()
					.registerSingleton(name, new TestedApplication(databases, context.getBean(DatabaseManager.class),
							context.getEnvironment().getProperty("spring.flyway.table", TestedDatabase.HISTORY)));
			}
			return context.getBean(name, TestedApplication.class);
		}
	}

}
