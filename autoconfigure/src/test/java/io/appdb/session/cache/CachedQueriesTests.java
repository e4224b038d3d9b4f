package io.appdb.session.cache;

import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class CachedQueriesTests {

	private final CachedQueries cache = new CachedQueries(2);

	@Test
	void findsWhatWasRead() {
		List<?> rows = read("posts", "post");
		CachedResult found = Objects.requireNonNull(this.cache.find("posts"));
		assertThat(this.cache.hit(found)).isSameAs(rows);
		assertThat(this.cache.hits()).isEqualTo(1);
		assertThat(this.cache.misses()).isEqualTo(1);
	}

	@Test
	void handsOutRowsThatNobodyCanChange() {
		List<?> rows = read("posts", "post");
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(rows::clear);
	}

	@Test
	void dropsTheLeastRecentlyFound() {
		read("posts", "post");
		read("tags", "tag");
		this.cache.find("posts");
		read("authors", "author");
		assertThat(this.cache.find("tags")).isNull();
		assertThat(this.cache.find("posts")).isNotNull();
		assertThat(this.cache.evictions()).isEqualTo(1);
		assertThat(this.cache.size()).isEqualTo(2);
	}

	@Test
	void readsTheSameAgainWithoutMakingRoom() {
		read("posts", "post");
		read("tags", "tag");
		read("tags", "tag");
		assertThat(this.cache.evictions()).isZero();
		assertThat(this.cache.find("posts")).isNotNull();
	}

	@Test
	void dropsWhatAWriteTouches() {
		read("posts", "post");
		read("tags", "tag");
		this.cache.written().add("post");
		assertThat(this.cache.size()).isEqualTo(1);
		assertThat(this.cache.find("posts")).isNull();
		assertThat(this.cache.find("tags")).isNotNull();
	}

	@Test
	void keepsAWriteForLaterResultsNoLongerThanItIsAsked() {
		this.cache.written().add("post");
		read("posts", "post");
		assertThat(this.cache.size()).isZero();
		read("posts", "post");
		assertThat(this.cache.size()).isEqualTo(1);
	}

	@Test
	void doesNotKeepWhatIsWrittenWhileItIsRead() {
		List<?> rows = this.cache.read("posts", Set.of("post"), () -> {
			this.cache.written().add("post");
			this.cache.find("another query");
			return List.of(1);
		});
		assertThat(rows).hasSize(1);
		assertThat(this.cache.find("posts")).isNull();
	}

	@Test
	void keepsWhatIsReadInsideOfAnother() {
		this.cache.read("posts", Set.of("post"), () -> read("tags", "tag"));
		assertThat(this.cache.find("posts")).isNotNull();
		assertThat(this.cache.find("tags")).isNotNull();
	}

	@Test
	void keepsNothingOfAQueryThatFailed() {
		assertThatIllegalStateException().isThrownBy(() -> this.cache.read("posts", Set.of("post"), () -> {
			throw new IllegalStateException("no");
		}));
		assertThat(this.cache.find("posts")).isNull();
		assertThat(this.cache.misses()).isEqualTo(1);
	}

	@Test
	void clearsTheResultsAndKeepsTheFigures() {
		read("posts", "post");
		this.cache.clear();
		assertThat(this.cache.size()).isZero();
		assertThat(this.cache.misses()).isEqualTo(1);
		read("posts", "post");
		assertThat(this.cache.size()).isEqualTo(1);
	}

	private List<?> read(String key, String table) {
		return this.cache.read(key, Set.of(table), () -> List.of(key));
	}

}
