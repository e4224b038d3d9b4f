package io.appdb.reference;

import java.util.List;
import java.util.stream.Stream;

import io.appdb.session.SessionManager;
import org.junit.jupiter.api.BeforeEach;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The example of the document on SQL sessions and transactions.
 */
@ReferenceDocument(title = "SQL sessions and transactions", examples = 1)
class SqlSessionsTests {

	private final ReferenceApplication application;

	SqlSessionsTests(ReferenceApplication application) {
		this.application = application;
	}

	static Stream<ReferenceApplication> applications() {
		return ReferenceApplication.onEach();
	}

	@BeforeEach
	void ready() {
		this.application.ready();
	}

	/**
	 * {@code session_manager}.
	 */
	@Example(1)
	void sessionManager() {
		SessionManager sessions = this.application.bean(SessionManager.class);
		FooModel foo = new FooModel(42);
		sessions.runInTransaction((session) -> session.persist(foo));
		List<FooModel> found = sessions
			.inTransaction((session) -> session.createSelectionQuery("from FooModel", FooModel.class).getResultList());
		assertThat(found).extracting((model) -> model.fooField1).containsExactly(42);
	}

}
