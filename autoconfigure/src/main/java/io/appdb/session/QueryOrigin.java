package io.appdb.session;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The call that handed a query out.
 *
 * @param method the method
 * @param arguments what it was given
 */
record QueryOrigin(Method method, List<@Nullable Object> arguments) {

	static QueryOrigin of(Method method, @Nullable Object... arguments) {
		return new QueryOrigin(method, Arrays.asList(arguments));
	}

}
