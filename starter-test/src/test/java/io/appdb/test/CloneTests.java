package io.appdb.test;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.appdb.engine.DatabaseType;
import io.appdb.test.shop.ShopApplication;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Each class has a copy of its own.
 */
class CloneTests {

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OTHER")
	void oneAfterTheOther(DatabaseType type) throws Exception {
		assumeTrue(TestClasses.canRun(type));
		TestClasses.run(classes(type)).assertThatEvents().haveExactly(2, TestClasses.SUCCESS);
	}

	@ParameterizedTest
	@EnumSource(names = { "POSTGRESQL", "SQLITE" })
	void atTheSameTime(DatabaseType type) {
		TestClasses.runAtTheSameTime(classes(type)).assertThatEvents().haveExactly(2, TestClasses.SUCCESS);
	}

	private static List<Class<?>> classes(DatabaseType type) {
		return switch (type) {
			case POSTGRESQL -> List.of(FirstOnPostgreSql.class, SecondOnPostgreSql.class);
			case MYSQL -> List.of(FirstOnMySql.class, SecondOnMySql.class);
			case MARIADB -> List.of(FirstOnMariaDb.class, SecondOnMariaDb.class);
			case SQLITE -> List.of(FirstOnSqlite.class, SecondOnSqlite.class);
			case H2 -> List.of(FirstOnH2.class, SecondOnH2.class);
			case OTHER -> throw new IllegalStateException("There are no such databases here");
		};
	}

	@SpringBootTest(classes = ShopApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
	@DatabaseTest(type = DatabaseType.POSTGRESQL, isolation = Isolation.CLONE)
	static class FirstOnPostgreSql extends CommittingContract {

	}

	@SpringBootTest(classes = ShopApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
	@DatabaseTest(type = DatabaseType.POSTGRESQL, isolation = Isolation.CLONE)
	static class SecondOnPostgreSql extends CommittingContract {

	}

	@SpringBootTest(classes = ShopApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
	@DatabaseTest(type = DatabaseType.MYSQL, isolation = Isolation.CLONE)
	static class FirstOnMySql extends CommittingContract {

	}

	@SpringBootTest(classes = ShopApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
	@DatabaseTest(type = DatabaseType.MYSQL, isolation = Isolation.CLONE)
	static class SecondOnMySql extends CommittingContract {

	}

	@SpringBootTest(classes = ShopApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
	@DatabaseTest(type = DatabaseType.MARIADB, isolation = Isolation.CLONE)
	static class FirstOnMariaDb extends CommittingContract {

	}

	@SpringBootTest(classes = ShopApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
	@DatabaseTest(type = DatabaseType.MARIADB, isolation = Isolation.CLONE)
	static class SecondOnMariaDb extends CommittingContract {

	}

	@SpringBootTest(classes = ShopApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
	@DatabaseTest(type = DatabaseType.SQLITE, isolation = Isolation.CLONE)
	static class FirstOnSqlite extends CommittingContract {

	}

	@SpringBootTest(classes = ShopApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
	@DatabaseTest(type = DatabaseType.SQLITE, isolation = Isolation.CLONE)
	static class SecondOnSqlite extends CommittingContract {

	}

	@SpringBootTest(classes = ShopApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
	@DatabaseTest(type = DatabaseType.H2, isolation = Isolation.CLONE)
	static class FirstOnH2 extends CommittingContract {

	}

	@SpringBootTest(classes = ShopApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
	@DatabaseTest(type = DatabaseType.H2, isolation = Isolation.CLONE)
	static class SecondOnH2 extends CommittingContract {

	}

}
