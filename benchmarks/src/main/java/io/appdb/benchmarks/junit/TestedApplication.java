package io.appdb.benchmarks.junit;

import io.appdb.benchmarks.bulk.User;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/**
 * The application under test, the same for each library. Spring owns it.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EntityScan(basePackageClasses = User.class)
@EnableJpaRepositories(basePackageClasses = Users.class)
public class TestedApplication {

}
