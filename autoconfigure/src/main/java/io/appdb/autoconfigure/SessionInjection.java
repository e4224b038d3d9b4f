package io.appdb.autoconfigure;

import java.util.function.BiFunction;
import java.util.function.Supplier;

import io.appdb.session.CurrentSession;
import io.appdb.session.CurrentSessionTransaction;
import io.appdb.session.Sessions;

import org.springframework.beans.factory.ObjectFactory;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Makes the two session types injectable without adding beans that would compete with
 * {@code EntityManager}. Spring owns it and calls it once.
 */
final class SessionInjection implements BeanFactoryPostProcessor {

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
		register(beans, CurrentSession.class, InjectedAt::currentSession);
		register(beans, CurrentSessionTransaction.class, InjectedAt::currentSessionTransaction);
	}

	private static <S> void register(ConfigurableListableBeanFactory beans, Class<S> type,
			BiFunction<InjectedAt, Sessions, S> session) {
		Supplier<InjectedAt> place = () -> beans.getBean(InjectedAt.class);
		ObjectFactory<S> factory = () -> {
			InjectedAt injected = place.get();
			return session.apply(injected, beans.getBean(NamedDatabases.class).sessions(injected.database()));
		};
		beans.registerResolvableDependency(type, factory);
	}

}
