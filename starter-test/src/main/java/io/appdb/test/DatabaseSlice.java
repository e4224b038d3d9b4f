package io.appdb.test;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.data.jpa.test.autoconfigure.AutoConfigureDataJpa;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureJdbc;
import org.springframework.boot.jpa.test.autoconfigure.AutoConfigureTestEntityManager;
import org.springframework.context.annotation.Configuration;

/**
 * The database's part of an application: what Spring Boot's slice of Spring Data JPA has,
 * and sessions. The file {@code META-INF/spring/io.appdb.test.DatabaseSlice.imports}
 * names our own auto-configurations.
 */
@Configuration(proxyBeanMethods = false)
@AutoConfigureDataJpa
@AutoConfigureJdbc
@AutoConfigureTestEntityManager
@ImportAutoConfiguration
class DatabaseSlice {

}
