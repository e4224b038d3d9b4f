package io.appdb.web;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * Stands for a response of the server without being one, so that nobody who unwraps
 * responses finds it and ends it. Lives as long as the response is held back; one thread
 * at a time.
 */
final class ShieldedResponse implements InvocationHandler {

	private final HttpServletResponse response;

	private @Nullable HttpServletResponse proxy;

	ShieldedResponse(HttpServletResponse response) {
		this.response = response;
	}

	HttpServletResponse proxy() {
		HttpServletResponse created = this.proxy;
		if (created == null) {
			created = (HttpServletResponse) Proxy.newProxyInstance(ShieldedResponse.class.getClassLoader(),
					new Class<?>[] { HttpServletResponse.class }, this);
			this.proxy = created;
		}
		return created;
	}

	boolean covers(ServletResponse response) {
		return response == this.response && !isOfJetty(response);
	}

	/**
	 * Jetty does not end the response that it finds, and includes no page where it finds
	 * none.
	 */
	private static boolean isOfJetty(ServletResponse response) {
		ServletResponse innermost = response;
		while (innermost instanceof ServletResponseWrapper wrapper) {
			innermost = wrapper.getResponse();
		}
		return innermost.getClass().getName().startsWith("org.eclipse.jetty.");
	}

	/**
	 * Returns what is behind a shield, or the response itself.
	 */
	static ServletResponse uncovered(ServletResponse response) {
		return (Proxy.isProxyClass(response.getClass())
				&& Proxy.getInvocationHandler(response) instanceof ShieldedResponse shield) ? shield.response
						: response;
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
			throws Throwable {
		try {
			return method.invoke(this.response, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

}
