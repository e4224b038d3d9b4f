package io.appdb.docs;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.appdb.retry.TransactionRetry;
import io.appdb.session.CurrentSession;
import io.appdb.session.CurrentSessionTransaction;
import io.appdb.session.SessionManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/**
 * Runs the statements that the documents show, each on a database with one user.
 */
class StatementSnippetTests {

	@Test
	void runsAllStatements(@TempDir Path folder) throws Exception {
		List<Snippet> java = Documents.snippets("java")
			.stream()
			.filter((snippet) -> snippet.isFile() || snippet.note().startsWith("statements"))
			.toList();
		Documents.configure(folder);
		try (CompiledApplication application = new CompiledApplication(java, folder, Given.class)) {
			Given given = application.context().getBean(Given.class);
			given.sessions.runInTransaction((db) -> db.execute("create table audit (text varchar(100))"));
			Map<String, Snippet> statements = application.snippets().statements();
			assertThat(statements).isNotEmpty();
			for (Map.Entry<String, Snippet> snippet : statements.entrySet()) {
				Class<?> type = application.classes().loadClass(snippet.getKey());
				Method method = Arrays.stream(type.getDeclaredMethods())
					.filter((candidate) -> candidate.getName().equals("run"))
					.findFirst()
					.orElseThrow();
				method.setAccessible(true);
				assertThatCode(() -> given.run(method)).as(snippet.getValue().toString()).doesNotThrowAnyException();
			}
		}
	}

	/**
	 * What the statements work with.
	 */
	static final class Given {

		private final SessionManager sessions;

		private final CurrentSession session;

		private final CurrentSessionTransaction transaction;

		private final TransactionRetry retry;

		Given(SessionManager sessions, CurrentSession session, CurrentSessionTransaction transaction,
				TransactionRetry retry) {
			this.retry = retry;
			this.sessions = sessions;
			this.session = session;
			this.transaction = transaction;
		}

		/**
		 * Gives the statements what they take: a session that is there, the manager, or
		 * text.
		 */
		void run(Method method) throws Exception {
			this.sessions.runInTransaction((db) -> {
				db.execute("delete from users");
				db.execute("insert into users (id, email) values (1, 'one@example.org')");
			});
			List<Class<?>> types = List.of(method.getParameterTypes());
			if (types.contains(CurrentSession.class)) {
				this.sessions.runWithSession((db) -> call(method));
			}
			else if (types.contains(CurrentSessionTransaction.class)) {
				this.sessions.runInTransaction((db) -> call(method));
			}
			else {
				call(method);
			}
		}

		private void call(Method method) throws Exception {
			method.invoke(null, Arrays.stream(method.getParameters()).map(this::value).toArray());
		}

		private Object value(Parameter parameter) {
			return switch (parameter.getType().getSimpleName()) {
				case "SessionManager" -> this.sessions;
				case "TransactionRetry" -> this.retry;
				case "CurrentSession" -> this.session;
				case "CurrentSessionTransaction" -> this.transaction;
				case "String" -> parameter.getName();
				default -> throw new IllegalStateException("No value for " + parameter);
			};
		}

	}

}
