package io.appdb.test;

import io.appdb.DatabaseManager;
import io.appdb.engine.DatabaseUrl;
import io.appdb.replica.Replicas;
import io.appdb.replica.ReplicasBuilder;
import io.appdb.settings.DatabaseProperties;
import io.appdb.test.server.DatabaseLogin;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.env.Environment;

/**
 * The replicas of the application under test, which lead to its one database. Stateless.
 */
final class TestedReplicas {

	/**
	 * The bean in whose place it is.
	 */
	private static final String NAME = "databaseReplicas";

	private TestedReplicas() {
	}

	static void register(DefaultListableBeanFactory beans, Environment environment, DatabaseLogin address, int number) {
		ReplicaReplay replay = new ReplicaReplay();
		beans.registerSingleton(ReplicaReplay.class.getName(), replay);
		RootBeanDefinition replicas = new RootBeanDefinition(Replicas.class,
				() -> build(DatabaseProperties.of(environment), address, number, replay));
		replicas.setLazyInit(true);
		replicas.setDestroyMethodName("close");
		beans.registerBeanDefinition(NAME, replicas);
	}

	private static Replicas build(DatabaseProperties settings, DatabaseLogin address, int number,
			ReplicaReplay replay) {
		DatabaseUrl url = DatabaseUrl.parse(address.url());
		ReplicasBuilder builder = new ReplicasBuilder(DatabaseManager.DEFAULT, url, settings.replicas().settings(),
				new DelayedReplication(replay))
			.credentials(address.username(), address.password())
			.pool(settings.pool().toSettings(), settings.sqlEcho());
		for (int replica = 0; replica < number; replica++) {
			builder.add(url);
		}
		return builder.build();
	}

}
