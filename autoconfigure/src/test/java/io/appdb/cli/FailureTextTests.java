package io.appdb.cli;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of how failures are put into words.
 */
class FailureTextTests {

	private final MockEnvironment environment = new MockEnvironment();

	@Test
	void namesCommandsWhereAMessageNamesCalls() {
		assertThat(text("set it, or call downgrade(\"-1\", true)"))
			.isEqualTo("set it, or run 'db downgrade -1 --force'");
		assertThat(text("stamp(\"2\") when all of it is there, stamp(\"base\") when none of it is"))
			.isEqualTo("'db stamp 2' when all of it is there, 'db stamp base' when none of it is");
	}

	@Test
	void namesCommandsWhereFlywayAdvisesItsOwn() {
		assertThat(text("Either revert the changes to the migration, or run repair to update the schema history.\n"
				+ "Need more flexibility? Learn more: https://help.red-gate.com/help/x.aspx?topic=y"))
			.isEqualTo("Either revert the changes to the migration, or run 'db stamp base' and then "
					+ "'db stamp <version>', which record the files as they are.");
	}

	@Test
	void tellsWhatIsBehindABeanThatCannotBeMade() {
		IllegalStateException cause = new IllegalStateException("There is no bread");
		BeanCreationException outer = new BeanCreationException("toaster", "not made",
				new BeanCreationException("slice", "not made", cause));
		assertThat(new FailureText(null, this.environment).of(outer, false)).isEqualTo("There is no bread");
	}

	@Test
	void tellsWhyAFileIsOutOfReach() {
		UncheckedIOException failure = new UncheckedIOException("Choose another directory",
				new AccessDeniedException("/sealed"));
		assertThat(new FailureText(null, this.environment).of(failure, false))
			.isEqualTo("Choose another directory: java.nio.file.AccessDeniedException: /sealed");
	}

	@Test
	void tellsDescriptionAndActionWhereBothAreKnown() {
		FailureAnalyzedException analyzed = new FailureAnalyzedException("It rains.", "Take an umbrella.");
		assertThat(new FailureText(null, this.environment).of(new RuntimeException(analyzed), false))
			.isEqualTo("It rains." + System.lineSeparator() + "Take an umbrella.");
	}

	@Test
	void namesTheTypeOfAFailureNobodyKnows() {
		String text = new FailureText(null, this.environment).of(new UnsupportedOperationException(), false);
		assertThat(text).contains("java.lang.UnsupportedOperationException").contains("--verbose");
	}

	@Test
	void showsAStackTraceOnlyWhenAsked() {
		IllegalStateException failure = new IllegalStateException("no");
		assertThat(new FailureText(null, this.environment).of(failure, false)).isEqualTo("no");
		assertThat(new FailureText(null, this.environment).of(failure, true)).contains("\tat ");
	}

	@Test
	void neverShowsAPassword() {
		this.environment.setProperty("app.db.password", "t0p$ecret");
		this.environment.setProperty("spring.datasource.url", "jdbc:postgresql://db/x?user=me&password=other");
		this.environment.setProperty("app.db.url", "postgresql://me:a%40b@db/x");
		assertThat(text("password=t0p$ecret, 'a@b' and \"t0p$ecret\"")).isEqualTo("password=***, '***' and \"***\"");
		assertThat(text("another")).isEqualTo("another");
	}

	@Test
	void neverShowsThePasswordOfThePool() {
		this.environment.setProperty("spring.datasource.hikari.password", "p00l");
		assertThat(text("refused with p00l")).isEqualTo("refused with ***");
	}

	@Test
	void masksAPasswordThatIsAWordOfTheAddressOnlyInItsPlace() {
		this.environment.setProperty("app.db.url", "postgresql://shop:shop@localhost/shop");
		assertThat(text("FATAL: database \"shop\" of user shop")).isEqualTo("FATAL: database \"shop\" of user shop");
		assertThat(text("postgresql://shop:shop@localhost/shop")).isEqualTo("postgresql://shop:***@localhost/shop");
		assertThat(text("jdbc:postgresql://localhost/shop?user=shop&password=shop"))
			.isEqualTo("jdbc:postgresql://localhost/shop?user=shop&password=***");
	}

	@Test
	void masksAPasswordAsAUrlEncodesIt() {
		this.environment.setProperty("app.db.url", "postgresql://me:a%40b@db/x");
		assertThat(text("postgresql://me:a%40b@db/x is wrong")).isEqualTo("postgresql://me:***@db/x is wrong");
	}

	private String text(String message) {
		return new FailureText(null, this.environment).of(new IllegalStateException(message), false);
	}

}
