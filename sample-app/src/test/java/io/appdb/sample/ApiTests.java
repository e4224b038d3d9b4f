package io.appdb.sample;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import io.appdb.engine.DatabaseType;
import io.appdb.sample.Api.Answer;
import io.appdb.sample.configs.ConfigChange;
import io.appdb.sample.configs.DynamicConfigs;
import io.appdb.test.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@ParameterizedClass(name = "{0}")
@EnumSource(value = DatabaseType.class, mode = EnumSource.Mode.EXCLUDE, names = "OTHER")
@TestInstance(Lifecycle.PER_CLASS)
class ApiTests {

	private static final int THREADS = 16;

	private final AtomicInteger names = new AtomicInteger();

	@Parameter
	@SuppressWarnings("NullAway.Init")
	DatabaseType kind;

	@SuppressWarnings("NullAway.Init")
	private TestDatabase database;

	@SuppressWarnings("NullAway.Init")
	private Api api;

	@BeforeParameterizedClassInvocation
	void start() {
		this.database = TestDatabase.create(this.kind);
		this.api = Api.start(this.database);
	}

	@AfterParameterizedClassInvocation
	void stop() throws Exception {
		this.api.close();
		this.database.close();
	}

	@Test
	void hasTheSchemaOfItsEntities() {
		assertThat(this.api.manager().schema().validate()).isEmpty();
	}

	@Test
	void everyErrorHasOneShape() {
		List<Answer> errors = List.of(this.api.get("/nothing/here"), this.api.get("/users/nobody"),
				this.api.get("/users?size=many"), this.api.delete("/users"), this.api.post("/users", Map.of()),
				this.api.get("/error"));
		assertThat(errors).allSatisfy((error) -> {
			assertThat(error.status()).isBetween(400, 499);
			assertThat(error.response().getHeaders().getContentType()).hasToString("application/problem+json");
			assertThat(error.body().at("/status").asInt()).isEqualTo(error.status());
			assertThat(error.text("/title")).isNotBlank();
			assertThat(error.body().has("timestamp")).isFalse();
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "/users", "/async/users" })
	void createsReadsUpdatesAndDeletesAUser(String path) {
		String name = name();
		Answer created = this.api.post(path, user(name, "AUTHOR"));
		assertThat(created.status()).isEqualTo(201);
		assertThat(created.location()).isEqualTo(path + "/" + created.text("/id"));
		assertThat(this.api.get(path + "?username=" + name).text("/items/0/username")).isEqualTo(name);
		assertThat(this.api.post(path, user(name, "AUTHOR")).status()).isEqualTo(409);
		assertThat(fields(this.api.post(path, Map.of("role", "READER")))).contains("email", "username", "password");
		assertThat(created.body().toString()).doesNotContainIgnoringCase("password");
		Answer read = this.api.get(created.location());
		assertThat(read.text("/username")).isEqualTo(name);
		assertThat(read.body().at("/updatedAt").isNull()).isTrue();
		Map<String, Object> changed = user(name, "ADMIN");
		changed.remove("password");
		changed.put("active", false);
		Answer updated = this.api.put(created.location(), changed);
		assertThat(updated.status()).isEqualTo(200);
		assertThat(updated.text("/role")).isEqualTo("ADMIN");
		assertThat(updated.body().at("/updatedAt").isNull()).isFalse();
		assertThat(this.api.get(created.location()).body().at("/active").asBoolean()).isFalse();
		assertThat(this.api.delete(created.location()).status()).isEqualTo(204);
		assertThat(this.api.get(created.location()).status()).isEqualTo(404);
		assertThat(this.api.delete(created.location()).status()).isEqualTo(404);
		assertThat(this.api.put(created.location(), changed).status()).isEqualTo(404);
	}

	@Test
	void storesAHashInPlaceOfThePassword() {
		String name = name();
		create(name, "READER");
		String stored = this.api.manager()
			.sessions()
			.withSession((db) -> db.rows("select hashed_password from users where username = ?", name))
			.get(0)
			.toString();
		assertThat(stored).contains("pbkdf2-sha256$1000$").doesNotContain("correct horse");
	}

	@Test
	void refusesTheSameEmailTwice() {
		String name = name();
		create(name, "READER");
		Map<String, Object> second = user(name(), "READER");
		second.put("email", name + "@example.org");
		Answer answer = this.api.post("/users", second);
		assertThat(answer.status()).isEqualTo(409);
		assertThat(answer.body().toString()).doesNotContain("insert").doesNotContain(name);
	}

	@Test
	void namesEveryInvalidField() {
		Answer answer = this.api.post("/users",
				Map.of("email", "nobody", "username", "", "password", "short", "role", "ADMIN"));
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.response().getHeaders().getContentType()).hasToString("application/problem+json");
		assertThat(fields(answer)).containsExactlyInAnyOrder("email", "username", "password");
		assertThat(answer.text("/errors/0/message")).isNotBlank();
		assertThat(fields(this.api.get("/users?size=0&page=-1"))).containsExactlyInAnyOrder("size", "page");
		assertThat(fields(this.api.get("/users?active=perhaps"))).containsExactly("active");
		assertThat(fields(this.api.post("/users", Map.of("role", "READER")))).contains("email", "username", "password");
	}

	@Test
	void filtersUsersByAllOrAnyCondition() {
		String author = name();
		String admin = name();
		create(author, "AUTHOR");
		create(admin, "ADMIN");
		String both = "username=" + author + "&email=" + admin + "@example.org";
		assertThat(this.api.get("/users?" + both).body().at("/total").asInt()).isZero();
		assertThat(this.api.get("/users?match=all&" + both).body().at("/total").asInt()).isZero();
		Answer any = this.api.get("/users?match=any&sort=username&descending=true&" + both);
		assertThat(any.body().at("/total").asInt()).isEqualTo(2);
		assertThat(any.text("/items/0/username")).isEqualTo(admin);
		assertThat(this.api.get("/users?role=admin&active=true&username=" + admin).body().at("/total").asInt())
			.isEqualTo(1);
	}

	@Test
	void showsUsersCreatedAfterAMoment() {
		String name = name();
		String created = create(name, "READER").text("/createdAt");
		Instant moment = Instant.parse(created);
		String query = "/users?username=" + name + "&createdAfter=";
		assertThat(this.api.get(query + moment.minusSeconds(1)).body().at("/total").asInt()).isEqualTo(1);
		assertThat(this.api.get(query + moment.plusSeconds(1)).body().at("/total").asInt()).isZero();
	}

	@Test
	void showsAPageOfUsers() {
		for (int i = 0; i < 3; i++) {
			create(name(), "READER");
		}
		JsonNode first = this.api.get("/users?page=0&size=2").body();
		JsonNode second = this.api.get("/users?page=1&size=2").body();
		assertThat(first.at("/items").size()).isEqualTo(2);
		assertThat(second.at("/items/0/id").asLong()).isGreaterThan(first.at("/items/1/id").asLong());
		assertThat(first.at("/total").asLong()).isEqualTo(this.api.get("/users/count").body().asLong());
	}

	@Test
	void countsUsersAndTheirRoles() {
		create(name(), "AUTHOR");
		JsonNode counts = this.api.get("/users/count-by-role").body();
		long sum = counts.valueStream().mapToLong((count) -> count.at("/users").asLong()).sum();
		assertThat(sum).isEqualTo(this.api.get("/users/count").body().asLong()).isPositive();
		assertThat(this.api.get("/users/roles").body().valueStream().map(JsonNode::asString)).contains("AUTHOR")
			.doesNotHaveDuplicates()
			.hasSize(counts.size());
	}

	@Test
	void createsReadsUpdatesAndDeletesAPost() {
		String author = create(name(), "AUTHOR").text("/id");
		Answer created = this.api.post("/posts", post(author, "First"));
		assertThat(created.status()).isEqualTo(201);
		assertThat(this.api.get(created.location()).text("/author/id")).isEqualTo(author);
		assertThat(this.api.put(created.location(), post(author, "Second")).status()).isEqualTo(200);
		assertThat(this.api.get(created.location()).text("/title")).isEqualTo("Second");
		assertThat(this.api.delete("/users/" + author).status()).isEqualTo(409);
		assertThat(this.api.delete(created.location()).status()).isEqualTo(204);
		assertThat(this.api.get(created.location()).status()).isEqualTo(404);
		assertThat(this.api.post("/posts", post("999999", "Orphan")).status()).isEqualTo(404);
		assertThat(fields(this.api.post("/posts", Map.of("title", "")))).containsExactlyInAnyOrder("title", "content",
				"authorId");
	}

	@Test
	void readsPostsAndTheirAuthorsInOneQuery() {
		String title = name();
		for (int i = 0; i < 3; i++) {
			this.api.post("/posts", post(create(name(), "AUTHOR").text("/id"), title + "_" + i));
		}
		this.api.statistics().clear();
		Answer list = this.api.get("/posts?sort=title&title=" + title + "_");
		assertThat(list.body().at("/items").size()).isEqualTo(3);
		assertThat(list.text("/items/0/author/username")).isNotBlank();
		assertThat(this.api.statistics().getPrepareStatementCount()).as("page and total").isEqualTo(2);
	}

	@Test
	void showsAndCountsPostsOfAnAuthor() {
		String name = name();
		String author = create(name, "AUTHOR").text("/id");
		this.api.post("/posts", post(author, "One"));
		this.api.post("/posts", post(author, "Two"));
		JsonNode posts = this.api.get("/users/" + author + "/posts").body();
		assertThat(posts.valueStream().map((post) -> post.at("/title").asString())).containsExactly("Two", "One");
		assertThat(this.api.get("/users/999999/posts").status()).isEqualTo(404);
		assertThat(this.api.get("/posts?authorId=" + author + "&title=two").body().at("/total").asInt()).isEqualTo(1);
		assertThat(this.api.get("/posts/count-by-author").body().valueStream())
			.filteredOn((count) -> name.equals(count.at("/username").asString()))
			.extracting((count) -> count.at("/posts").asInt())
			.containsExactly(2);
	}

	@Test
	void transfersMoneyOrNone() {
		String from = account("10.50");
		String to = account("0");
		Answer done = this.api.post("/transfers", transfer(from, to, "10.25"));
		assertThat(done.status()).isEqualTo(200);
		assertThat(balance(from)).isEqualByComparingTo("0.25");
		assertThat(balance(to)).isEqualByComparingTo("10.25");
		Answer refused = this.api.post("/transfers", transfer(from, to, "0.26"));
		assertThat(refused.status()).isEqualTo(409);
		assertThat(refused.text("/detail")).contains("balance");
		assertThat(balance(from)).isEqualByComparingTo("0.25");
		assertThat(balance(to)).isEqualByComparingTo("10.25");
	}

	@Test
	void refusesTransfersThatCannotBe() {
		String account = account("5");
		assertThat(this.api.post("/transfers", transfer(account, account, "1")).status()).isEqualTo(400);
		assertThat(fields(this.api.post("/transfers", transfer(account, account("1"), "-1"))))
			.containsExactly("amount");
		assertThat(this.api.post("/transfers", transfer(account, UUID.randomUUID().toString(), "1")).status())
			.isEqualTo(404);
		assertThat(this.api.get("/accounts/" + UUID.randomUUID()).status()).isEqualTo(404);
		assertThat(this.api.get("/accounts/none").status()).isEqualTo(400);
		assertThat(fields(this.api.post("/accounts", Map.of("owner", "Ada", "balance", -1))))
			.containsExactly("balance");
		assertThat(balance(account)).isEqualByComparingTo("5");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/transfers", "/serializable-transfers" })
	void keepsTheSumOfAllBalancesUnderConcurrentTransfers(String path) throws Exception {
		List<String> accounts = List.of(account("20"), account("20"), account("20"), account("20"));
		ExecutorService threads = Executors.newFixedThreadPool(THREADS);
		try {
			List<Future<List<Integer>>> results = new ArrayList<>();
			for (int thread = 0; thread < THREADS; thread++) {
				int seed = thread;
				results.add(threads.submit(() -> transfers(path, accounts, seed)));
			}
			List<Integer> statuses = new ArrayList<>();
			for (Future<List<Integer>> result : results) {
				statuses.addAll(result.get());
			}
			assertThat(statuses).isSubsetOf(200, 409).contains(200);
		}
		finally {
			threads.shutdown();
		}
		List<BigDecimal> balances = accounts.stream().map(this::balance).toList();
		assertThat(balances).noneMatch((balance) -> balance.signum() < 0);
		assertThat(balances.stream().reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo("80");
	}

	private List<Integer> transfers(String path, List<String> accounts, int seed) {
		List<Integer> statuses = new ArrayList<>();
		for (int i = 0; i < 10; i++) {
			String from = accounts.get((seed + i) % accounts.size());
			String to = accounts.get((seed + 3 * i + 1 + i % 2) % accounts.size());
			if (!from.equals(to)) {
				statuses.add(this.api.post(path, transfer(from, to, "7.5")).status());
			}
		}
		return statuses;
	}

	@Test
	void writesASettingAndItsLogEntryTogether() {
		String key = name();
		Map<String, Object> value = Map.of("limit", 3, "names", List.of("a", "b"));
		Answer created = this.api.put("/configs/" + key, Map.of("value", value, "category", "tests"));
		assertThat(created.status()).isEqualTo(200);
		assertThat(created.text("/valueType")).isEqualTo("object");
		assertThat(this.api.get("/configs/" + key).text("/value/names/1")).isEqualTo("b");
		assertThat(this.api.get("/active-configs").body().at("/" + key + "/limit").asInt()).isEqualTo(3);
		this.api.put("/configs/" + key, Map.of("value", "off", "active", false));
		assertThat(this.api.get("/active-configs").body().has(key)).isFalse();
		assertThat(this.api.get("/configs").body().valueStream())
			.filteredOn((config) -> key.equals(config.at("/key").asString()))
			.extracting((config) -> config.at("/value").asString())
			.containsExactly("off");
		Answer warnings = this.api.get("/logs?level=warning&size=1");
		assertThat(warnings.text("/items/0/extraData/key")).isEqualTo(key);
		assertThat(warnings.text("/items/0/extraData/value")).isEqualTo("off");
		assertThat(this.api.get("/configs/missing").status()).isEqualTo(404);
		assertThat(fields(this.api.put("/configs/" + key, Map.of("active", true)))).containsExactly("value");
	}

	@Test
	void writesNoSettingWithoutItsLogEntry() {
		String key = name();
		String added = name();
		this.api.put("/configs/" + key, Map.of("value", "first"));
		rename("log_entries", "log_entries_away");
		try {
			assertThat(this.api.put("/configs/" + key, Map.of("value", "second")).status()).isEqualTo(500);
			assertThat(this.api.put("/configs/" + added, Map.of("value", "second")).status()).isEqualTo(500);
		}
		finally {
			rename("log_entries_away", "log_entries");
		}
		assertThat(this.api.get("/configs/" + key).text("/value")).isEqualTo("first");
		assertThat(this.api.get("/configs/" + added).status()).isEqualTo(404);
		assertThat(this.api.put("/configs/" + added, Map.of("value", "third")).status()).isEqualTo(200);
	}

	private void rename(String table, String name) {
		this.api.manager()
			.sessions()
			.runInTransaction((db) -> db.execute("alter table " + table + " rename to " + name));
	}

	@Test
	void settingsAreKnownAsSoonAsTheyAreCommitted() {
		DynamicConfigs configs = this.api.bean(DynamicConfigs.class);
		String key = name();
		assertThat(configs.get(key)).isEmpty();
		assertThat(configs.get(key, 7)).isEqualTo(7);
		configs.set(key, Map.of("limit", 3), "section-" + key);
		assertThat(configs.get(key)).contains(Map.of("limit", 3));
		this.api.put("/configs/" + key, Map.of("value", 4, "category", "section-" + key));
		this.api.statistics().clear();
		assertThat(configs.get(key, 7)).isEqualTo(4);
		assertThat(configs.section("section-" + key)).containsExactly(Map.entry(key, 4));
		assertThat(this.api.statistics().getPrepareStatementCount()).as("from memory").isZero();
		configs.set(key, 5, null);
		assertThat(configs.section("section-" + key)).as("the category stays").containsEntry(key, 5);
	}

	@Test
	void removedSettingsKeepTheirRow() {
		DynamicConfigs configs = this.api.bean(DynamicConfigs.class);
		String key = name();
		configs.set(key, "on", null);
		assertThat(configs.remove(key)).isTrue();
		assertThat(configs.remove(key)).isFalse();
		assertThat(configs.remove(key + "none")).isFalse();
		assertThat(configs.get(key)).isEmpty();
		assertThat(configs.section("general")).doesNotContainKey(key);
		Answer row = this.api.get("/configs/" + key);
		assertThat(row.text("/value")).isEqualTo("on");
		assertThat(row.body().at("/active").asBoolean()).isFalse();
		configs.set(key, "again", null);
		assertThat(configs.get(key)).contains("again");
	}

	@Test
	void rolledBackSettingsAreNeverSeen() {
		DynamicConfigs configs = this.api.bean(DynamicConfigs.class);
		String key = name();
		configs.set(key, 1, null);
		assertThatIllegalStateException().isThrownBy(() -> this.api.manager().sessions().inTransaction((db) -> {
			configs.set(key, 2, null);
			assertThat(configs.get(key)).as("not committed yet").contains(1);
			throw new IllegalStateException("rolled back");
		}));
		assertThat(configs.get(key)).contains(1);
		assertThat(this.api.get("/configs/" + key).body().at("/value").asInt()).isEqualTo(1);
	}

	@Test
	void failingListenerDoesNotStopTheOthers() {
		DynamicConfigs configs = this.api.bean(DynamicConfigs.class);
		String key = name();
		List<ConfigChange> seen = new CopyOnWriteArrayList<>();
		Runnable failing = configs.listen((change) -> {
			throw new IllegalStateException("a listener that fails");
		});
		Runnable listening = configs.listen((change) -> {
			if (change.key().equals(key)) {
				seen.add(change);
			}
		});
		configs.set(key, 1, null);
		configs.set(key, 1, null);
		configs.set(key, 2, null);
		configs.remove(key);
		listening.run();
		failing.run();
		configs.set(key, 3, null);
		assertThat(seen).containsExactly(new ConfigChange(key, null, 1), new ConfigChange(key, 1, 2),
				new ConfigChange(key, 2, null));
	}

	@Test
	void reloadFindsWhatOthersWrote() {
		DynamicConfigs configs = this.api.bean(DynamicConfigs.class);
		String key = name();
		configs.set(key, "one", null);
		List<ConfigChange> seen = new CopyOnWriteArrayList<>();
		Runnable listening = configs.listen(seen::add);
		this.api.manager()
			.sessions()
			.runInTransaction(
					(db) -> db.createMutationQuery("update DynamicConfig c set c.active = false where c.key = :key")
						.setParameter("key", key)
						.executeUpdate());
		assertThat(configs.get(key)).contains("one");
		assertThat(configs.reload()).isOne();
		assertThat(configs.get(key)).isEmpty();
		assertThat(configs.reload()).isZero();
		listening.run();
		assertThat(seen).containsExactly(new ConfigChange(key, "one", null));
	}

	@Test
	void settingsWrittenAtTheSameTimeAreAllKept() throws Exception {
		DynamicConfigs configs = this.api.bean(DynamicConfigs.class);
		String key = name();
		ExecutorService threads = Executors.newFixedThreadPool(4);
		try {
			List<Future<?>> writes = new ArrayList<>();
			for (int thread = 0; thread < 4; thread++) {
				int value = thread;
				writes.add(threads.submit(() -> configs.set(key + value, value, key)));
			}
			for (Future<?> write : writes) {
				write.get();
			}
		}
		finally {
			threads.shutdown();
		}
		assertThat(configs.section(key)).hasSize(4);
	}

	@Test
	void showsTheNewestLogEntryFirst() {
		String older = name();
		String newer = name();
		this.api.put("/configs/" + older, Map.of("value", 1));
		this.api.put("/configs/" + newer, Map.of("value", 2));
		Answer logs = this.api.get("/logs?level=INFO&size=2");
		assertThat(logs.text("/items/0/extraData/key")).isEqualTo(newer);
		assertThat(logs.text("/items/1/extraData/key")).isEqualTo(older);
		assertThat(this.api.get("/logs").body().at("/total").asInt()).isGreaterThanOrEqualTo(2);
		assertThat(this.api.get("/logs?level=loud").status()).isEqualTo(400);
	}

	@Test
	void describesEveryOperationWithoutSessions() {
		JsonNode api = this.api.get("/v3/api-docs").body();
		assertThat(api.toString()).doesNotContain("CurrentSession").doesNotContain("hashedPassword");
		assertThat(api.at("/paths").propertyStream()).hasSize(20);
		assertThat(api.at("/paths/~1users/get/parameters").valueStream().map((part) -> part.at("/name").asString()))
			.contains("email", "match", "createdAfter", "page", "size", "sort")
			.doesNotContain("db");
		assertThat(api.at("/paths/~1users/post/responses").propertyNames()).contains("201", "400", "409");
		assertThat(api.at("/paths/~1transfers/post/responses").propertyNames()).contains("200", "400", "404", "409");
	}

	private Answer create(String name, String role) {
		Answer created = this.api.post("/users", user(name, role));
		assertThat(created.status()).isEqualTo(201);
		return created;
	}

	private String name() {
		return "name" + this.names.incrementAndGet() + "x";
	}

	private static Map<String, Object> user(String name, String role) {
		return new HashMap<>(
				Map.of("email", name + "@example.org", "username", name, "password", "correct horse", "role", role));
	}

	private static Map<String, Object> post(String author, String title) {
		return Map.of("title", title, "content", "Words", "authorId", author);
	}

	private String account(String balance) {
		Answer created = this.api.post("/accounts", Map.of("owner", "Ada", "balance", new BigDecimal(balance)));
		assertThat(created.status()).isEqualTo(201);
		return created.text("/id");
	}

	private BigDecimal balance(String account) {
		return new BigDecimal(this.api.get("/accounts/" + account).text("/balance"));
	}

	private static Map<String, Object> transfer(String from, String to, String amount) {
		return Map.of("from", from, "to", to, "amount", new BigDecimal(amount));
	}

	private static List<String> fields(Answer answer) {
		return answer.body().at("/errors").valueStream().map((error) -> error.at("/field").asString()).toList();
	}

}
