package io.appdb.test;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.appdb.engine.DatabaseType;
import io.appdb.replica.ReadCounts;
import io.appdb.replica.Replicas;
import io.appdb.session.SessionManager;
import io.appdb.test.shop.Item;
import io.appdb.test.shop.ItemRepository;
import io.appdb.test.shop.ShopApplication;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Replicas in tests, without a second server.
 */
class TestedReplicasTests {

	/**
	 * For a machine that does much else.
	 */
	private static final Duration LIMIT = Duration.ofSeconds(60);

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OTHER")
	void serveReadsAndLag(DatabaseType type) throws Exception {
		assumeTrue(TestClasses.canRun(type));
		TestClasses.run(List.of(on(type))).assertThatEvents().haveExactly(2, TestClasses.SUCCESS);
	}

	private static Class<?> on(DatabaseType type) {
		return switch (type) {
			case POSTGRESQL -> OnPostgreSql.class;
			case MYSQL -> OnMySql.class;
			case MARIADB -> OnMariaDb.class;
			case SQLITE -> OnSqlite.class;
			case H2 -> OnH2.class;
			case OTHER -> throw new IllegalStateException("There is no such database here");
		};
	}

	@Test
	void areRefusedWhereTheyMakeNoSense() {
		assertThat(TestClasses.failure(RolledBack.class)).contains("has isolation ROLLBACK and replicas");
		assertThat(TestClasses.failure(TooMany.class)).contains("wants 6 replicas: name 0 to 5");
	}

	@Test
	void areLeftOutWhileTheyLag() {
		TestClasses.run(List.of(Lagging.class)).assertThatEvents().haveExactly(1, TestClasses.SUCCESS);
	}

	@Test
	void refuseATimeThatIsNone() {
		assertThatIllegalArgumentException().isThrownBy(() -> new ReplicaReplay().delay(Duration.ofSeconds(-1)))
			.withMessage("delay(): PT-1S is no time: give zero or more");
	}

	/**
	 * What holds on every database.
	 */
	@SpringBootTest(classes = ShopApplication.class)
	abstract static class Contract {

		@Autowired
		ItemRepository items;

		@Autowired
		SessionManager sessions;

		@Autowired
		Replicas replicas;

		@Autowired
		ReplicaReplay replay;

		@AfterEach
		void resume() {
			this.replay.resume();
			this.replay.delay(Duration.ZERO);
		}

		private static Long id(Item item) {
			return Objects.requireNonNull(item.getId());
		}

		private void awaitReplicas() {
			await().atMost(LIMIT)
				.until(() -> this.replicas.states().stream().allMatch((state) -> state.leftOut() == null));
		}

		@Test
		void readFromAReplicaThatShowsOwnWrites() {
			awaitReplicas();
			Item item = this.items.save(new Item("read"));
			long before = this.replicas.counts().byReplicas();
			await().atMost(LIMIT).until(() -> {
				assertThat(this.items.findById(id(item))).isPresent();
				return this.replicas.counts().byReplicas() > before;
			});
		}

		@Test
		void readFromThePrimaryWhatTheyDoNotShow() {
			awaitReplicas();
			this.replay.pause();
			Item item = this.items.save(new Item("hidden"));
			long before = this.replicas.counts().byReplicas();
			assertThat(this.items.findById(id(item))).isPresent();
			assertThat(this.replicas.counts().byReplicas()).isEqualTo(before);
		}

	}

	@DatabaseTest(type = DatabaseType.POSTGRESQL, isolation = Isolation.CLONE, replicas = 2)
	static class OnPostgreSql extends Contract {

	}

	@DatabaseTest(type = DatabaseType.MYSQL, isolation = Isolation.CLONE, replicas = 2)
	static class OnMySql extends Contract {

	}

	@DatabaseTest(type = DatabaseType.MARIADB, isolation = Isolation.CLONE, replicas = 2)
	static class OnMariaDb extends Contract {

	}

	@DatabaseTest(type = DatabaseType.SQLITE, isolation = Isolation.TRUNCATE, replicas = 2)
	static class OnSqlite extends Contract {

	}

	@DatabaseTest(type = DatabaseType.H2, isolation = Isolation.TRUNCATE, replicas = 2)
	static class OnH2 extends Contract {

	}

	@SpringBootTest(classes = ShopApplication.class)
	@DatabaseTest(type = DatabaseType.SQLITE, isolation = Isolation.CLONE, replicas = 2,
			properties = "app.db.replicas.max-lag=200ms")
	static class Lagging {

		@Test
		void areLeftOutAndComeBack(@Autowired ItemRepository items, @Autowired Replicas replicas,
				@Autowired ReplicaReplay replay) {
			replay.delay(Duration.ofMinutes(1));
			await().atMost(LIMIT).until(() -> replicas.states().stream().allMatch((state) -> state.leftOut() != null));
			Item item = items.save(new Item("kept from replicas"));
			long before = replicas.counts().byPrimary(ReadCounts.Reason.NO_REPLICA);
			assertThat(items.findById(Objects.requireNonNull(item.getId()))).isPresent();
			assertThat(replicas.counts().byPrimary(ReadCounts.Reason.NO_REPLICA)).isGreaterThan(before);
			replay.delay(Duration.ZERO);
			await().atMost(LIMIT).until(() -> replicas.states().stream().allMatch((state) -> state.leftOut() == null));
		}

	}

	@SpringBootTest(classes = ShopApplication.class)
	@DatabaseTest(type = DatabaseType.SQLITE, replicas = 1)
	static class RolledBack {

		@Test
		void test() {
		}

	}

	@SpringBootTest(classes = ShopApplication.class)
	@DatabaseTest(type = DatabaseType.SQLITE, isolation = Isolation.CLONE, replicas = 6)
	static class TooMany {

		@Test
		void test() {
		}

	}

}
