package io.appdb.retry;

import java.lang.reflect.Method;

/**
 * Knows methods with {@link RetryTransaction} whose transaction somebody else begins and
 * repeats, so that no proxy has to. Implementations are safe for every thread.
 */
@FunctionalInterface
public interface RepeatedElsewhere {

	/**
	 * Tells whether somebody else repeats the transaction of a method.
	 * @param method the method
	 * @param type class of the bean
	 * @return whether the method needs no proxy
	 */
	boolean repeats(Method method, Class<?> type);

}
