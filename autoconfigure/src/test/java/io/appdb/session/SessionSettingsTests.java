package io.appdb.session;

import java.util.ArrayList;
import java.util.List;

import io.appdb.error.InvalidSettingException;
import org.hibernate.FlushMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests of what the settings of sessions, caches and batches accept.
 */
class SessionSettingsTests {

	@ParameterizedTest
	@ValueSource(ints = { 0, -1, 1_000_001, Integer.MIN_VALUE })
	void refuseACacheWithoutSizeOrBounds(int entries) {
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> new QueryCacheSettings(true, entries))
			.withMessageStartingWith("'app.db.session.query-cache.max-entries' is " + entries + ": use 1 to 1000000")
			.withMessageEndingWith("or 'app.db.session.query-cache.enabled=false' for no cache");
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 1_000_000 })
	void acceptTheBoundsOfACache(int entries) {
		assertThat(new QueryCacheSettings(true, entries).maxEntries()).isEqualTo(entries);
	}

	@Test
	void replaceTheCacheAlone() {
		SessionSettings settings = new SessionSettings(FlushMode.COMMIT, true);
		QueryCacheSettings none = new QueryCacheSettings(false, 1);
		assertThat(settings.withQueryCache(none)).isEqualTo(new SessionSettings(FlushMode.COMMIT, true, none));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, -5 })
	void refuseChunksOfNothing(int entities) {
		assertThatIllegalArgumentException().isThrownBy(() -> BatchOptions.defaults().withChunkSize(entities))
			.withMessage("The chunk size of a batch is " + entities + ": use 1 or more");
	}

	@Test
	void keepTheOtherOptionOfABatch() {
		List<Long> told = new ArrayList<>();
		BatchOptions options = BatchOptions.defaults().withProgress(told::add).withChunkSize(7);
		options.progress().accept(3);
		assertThat(told).containsExactly(3L);
		assertThat(options.withProgress((rows) -> {
		}).chunkSize()).isEqualTo(7);
		assertThat(BatchOptions.defaults().chunkSize()).isEqualTo(10_000);
	}

}
