package io.appdb.session.cache;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WrittenTablesTests {

	private final WrittenTables written = new WrittenTables();

	@Test
	void touchNothingBeforeAWrite() {
		assertThat(this.written.isEmpty()).isTrue();
		assertThat(this.written.touch(Set.of("post"))).isFalse();
	}

	@Test
	void touchWhatWasReadFromOneOfThem() {
		this.written.add("post");
		this.written.add(List.of("tag"));
		assertThat(this.written.isEmpty()).isFalse();
		assertThat(this.written.touch(Set.of("author", "tag"))).isTrue();
		assertThat(this.written.touch(Set.of("author"))).isFalse();
	}

	@Test
	void touchWhatWasReadFromTablesThatNobodyKnows() {
		this.written.add("post");
		assertThat(this.written.touch(null)).isTrue();
	}

	@Test
	void touchAllAfterAWriteThatNobodyKnows() {
		this.written.addEverything();
		assertThat(this.written.isEmpty()).isFalse();
		assertThat(this.written.touch(Set.of("author"))).isTrue();
	}

	@Test
	void touchAllWhileAMutationQueryHasNamedNoTable() {
		this.written.mutationBegins();
		assertThat(this.written.isEmpty()).isFalse();
		assertThat(this.written.touch(Set.of("author"))).isTrue();
		this.written.mutates(List.of("post"));
		assertThat(this.written.touch(Set.of("author"))).isFalse();
		assertThat(this.written.touch(Set.of("post"))).isTrue();
	}

	@Test
	void touchAllAfterAMutationOfNoTableAtAll() {
		this.written.mutates(List.of());
		assertThat(this.written.touch(Set.of("author"))).isTrue();
	}

	@Test
	void forgetTheWritesButNotTheObjectsThatWent() {
		this.written.add("post");
		this.written.addEverything();
		this.written.mutationBegins();
		this.written.mutates(List.of("post"));
		this.written.objectGone();
		this.written.reset();
		assertThat(this.written.isEmpty()).isTrue();
		assertThat(this.written.touch(Set.of("post"))).isFalse();
		assertThat(this.written.hasSeenObjectsGo()).isTrue();
	}

}
