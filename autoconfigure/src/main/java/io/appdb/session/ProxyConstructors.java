package io.appdb.session;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

import org.springframework.util.ClassUtils;

/**
 * Makes proxies of sessions, queries and what those hand out, and remembers for each type
 * how: looking up its interfaces takes longer than Hibernate takes for a query. Shared by
 * all threads.
 */
final class ProxyConstructors {

	private static final ClassValue<Constructor<?>> constructors = new ClassValue<>() {

		@Override
		protected Constructor<?> computeValue(Class<?> type) {
			ClassLoader loader = ProxyConstructors.class.getClassLoader();
			Object first = Proxy.newProxyInstance(loader, ClassUtils.getAllInterfacesForClass(type, loader),
					(proxy, method, arguments) -> null);
			try {
				return first.getClass().getConstructor(InvocationHandler.class);
			}
			catch (NoSuchMethodException ex) {
				throw new IllegalStateException("No proxy can be made of " + type, ex);
			}
		}

	};

	private ProxyConstructors() {
	}

	/**
	 * Makes a proxy.
	 * @param type an interface, or a class whose interfaces the proxy has
	 * @param handler answers its calls
	 */
	static Object create(Class<?> type, InvocationHandler handler) {
		try {
			return constructors.get(type).newInstance(handler);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException("No proxy can be made of " + type, ex);
		}
	}

}
