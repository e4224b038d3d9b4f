package io.appdb.session;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.util.ClassUtils;

/**
 * Makes the proxies of queries and remembers for each kind of query how, as looking up
 * its interfaces takes longer than Hibernate takes for the query. One per database,
 * shared by all threads.
 */
final class QueryProxies {

	private final Map<Class<?>, Constructor<?>> constructors = new ConcurrentHashMap<>();

	Object create(Object query, InvocationHandler handler) {
		Constructor<?> constructor = this.constructors.get(query.getClass());
		try {
			return (constructor != null) ? constructor.newInstance(handler) : createFirst(query, handler);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException("No proxy can be made for " + query.getClass(), ex);
		}
	}

	private Object createFirst(Object query, InvocationHandler handler) throws NoSuchMethodException {
		ClassLoader loader = QueryProxies.class.getClassLoader();
		Object proxy = Proxy.newProxyInstance(loader, ClassUtils.getAllInterfacesForClass(query.getClass(), loader),
				handler);
		this.constructors.put(query.getClass(), proxy.getClass().getConstructor(InvocationHandler.class));
		return proxy;
	}

}
