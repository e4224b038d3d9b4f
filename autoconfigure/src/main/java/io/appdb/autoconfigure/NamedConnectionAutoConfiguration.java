package io.appdb.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Import;

/**
 * Auto-configuration of where further databases are, when a bean says so and not
 * {@code app.db.databases}. Spring owns the beans.
 *
 * @since 0.1.0
 */
@AutoConfiguration(before = DatabaseAutoConfiguration.class, after = NamedContainerAutoConfiguration.class,
		afterName = "org.springframework.boot.testcontainers.service.connection.ServiceConnectionAutoConfiguration")
@ConditionalOnBooleanProperty(name = "app.db.enabled", matchIfMissing = true)
@Import(NamedConnectionDetailsRegistrar.class)
public final class NamedConnectionAutoConfiguration {

}
