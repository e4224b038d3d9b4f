package io.appdb.companions.liquibase;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Leaves its tables to Liquibase.
 */
@SpringBootApplication
class LiquibaseApplication {

}
