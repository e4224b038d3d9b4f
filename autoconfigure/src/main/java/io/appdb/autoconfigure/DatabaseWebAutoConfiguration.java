package io.appdb.autoconfigure;

import io.appdb.replica.Replicas;
import io.appdb.session.Sessions;
import io.appdb.settings.DatabaseProperties;
import io.appdb.web.DatabaseWebConfiguration;
import io.appdb.web.WebDatabases;
import io.appdb.web.WebSettings;
import jakarta.persistence.EntityManagerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Auto-configuration of sessions and transactions in Spring MVC. Spring owns the beans.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = DatabaseSessionAutoConfiguration.class)
@ConditionalOnBean(Sessions.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({ WebMvcConfigurer.class, WebMvcRegistrations.class, EntityManagerFactory.class })
@ConditionalOnBooleanProperty(name = { "app.db.enabled", "app.db.web.enabled" }, matchIfMissing = true)
@Import(DatabaseWebConfiguration.class)
public final class DatabaseWebAutoConfiguration {

	@Bean
	WebDatabases databaseWebDatabases(Sessions sessions, NamedDatabases databases, ObjectProvider<Replicas> replicas) {
		return new WebDatabases(sessions, databases.further(), databases.replicas(replicas.getIfAvailable()));
	}

	@Bean
	WebSettings databaseWebSettings(DatabaseProperties properties) {
		DatabaseProperties.Web web = properties.web();
		return new WebSettings(web.rollbackOnErrorStatus(), web.maxBufferedResponse(), web.positionCookie(),
				web.positionSecret());
	}

}
