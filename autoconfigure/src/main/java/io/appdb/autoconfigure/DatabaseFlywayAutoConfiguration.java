package io.appdb.autoconfigure;

import org.flywaydb.core.Flyway;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * Auto-configuration that leaves Flyway off where nothing is there to migrate. It applies
 * with {@code app.db.enabled=false} too, as it is this library's starter that brings
 * Flyway.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = DataSourceAutoConfiguration.class, before = FlywayAutoConfiguration.class)
@ConditionalOnClass({ Flyway.class, FlywayAutoConfiguration.class })
@Import(UnusedFlywayRegistrar.class)
public final class DatabaseFlywayAutoConfiguration {

}
