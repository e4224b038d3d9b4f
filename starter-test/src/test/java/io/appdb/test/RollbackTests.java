package io.appdb.test;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.condition.EnabledIf;

import io.appdb.engine.DatabaseType;
import io.appdb.test.shop.ShopApplication;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;

/**
 * Isolation by rolling back, on each database.
 */
class RollbackTests {

	@Nested
	@SpringBootTest(classes = ShopApplication.class)
	@AutoConfigureMockMvc
	@DatabaseTest(type = DatabaseType.POSTGRESQL)
	class OnPostgreSql extends RollbackContract {

	}

	@Nested
	@EnabledIf("io.appdb.test.TestClasses#canRunMySql")
	@SpringBootTest(classes = ShopApplication.class)
	@AutoConfigureMockMvc
	@DatabaseTest(type = DatabaseType.MYSQL)
	class OnMySql extends RollbackContract {

	}

	@Nested
	@SpringBootTest(classes = ShopApplication.class)
	@AutoConfigureMockMvc
	@DatabaseTest(type = DatabaseType.MARIADB)
	class OnMariaDb extends RollbackContract {

	}

	@Nested
	@SpringBootTest(classes = ShopApplication.class)
	@AutoConfigureMockMvc
	@DatabaseTest(type = DatabaseType.SQLITE)
	class OnSqlite extends RollbackContract {

	}

	@Nested
	@SpringBootTest(classes = ShopApplication.class)
	@AutoConfigureMockMvc
	@DatabaseTest(type = DatabaseType.H2)
	class OnH2 extends RollbackContract {

	}

}
