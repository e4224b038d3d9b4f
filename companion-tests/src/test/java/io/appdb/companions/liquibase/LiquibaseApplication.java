package io.appdb.companions.liquibase;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Leaves its tables to Liquibase.
 */
@SpringBootApplication
class LiquibaseApplication {

	static final String CHANGE_LOG = "spring.liquibase.change-log=classpath:/liquibase/changes.sql";

}
