package io.appdb.web;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;

import org.jspecify.annotations.Nullable;

import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpEntity;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.context.request.async.WebAsyncTask;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/**
 * The return types of handlers whose work goes on after they returned.
 */
final class AsynchronousTypes {

	private static final List<Class<?>> TYPES = List.of(Callable.class, DeferredResult.class, WebAsyncTask.class,
			CompletionStage.class, Future.class, StreamingResponseBody.class, ResponseBodyEmitter.class);

	private AsynchronousTypes() {
	}

	/**
	 * Finds the asynchronous type in a declared return type, such as
	 * {@code ResponseEntity<StreamingResponseBody>}.
	 */
	static @Nullable Class<?> find(ResolvableType type) {
		Class<?> raw = type.resolve(Object.class);
		if (isAsynchronous(raw)) {
			return raw;
		}
		return HttpEntity.class.isAssignableFrom(raw) ? find(type.as(HttpEntity.class).getGeneric()) : null;
	}

	/**
	 * Tells whether the work behind a value of a declared return type may go on.
	 */
	static boolean maybe(ResolvableType type) {
		Class<?> raw = type.resolve(Object.class);
		return raw == Object.class || isAsynchronous(raw)
				|| (HttpEntity.class.isAssignableFrom(raw) && maybe(type.as(HttpEntity.class).getGeneric()));
	}

	/**
	 * Tells whether the work behind a returned value goes on.
	 */
	static boolean isAsynchronous(@Nullable Object value) {
		if (value instanceof HttpEntity<?> entity) {
			return isAsynchronous(entity.getBody());
		}
		return value != null && isAsynchronous(value.getClass());
	}

	/**
	 * Finds the future in a returned value, such as a {@code ResponseEntity} of one.
	 */
	static @Nullable CompletionStage<?> future(@Nullable Object value) {
		if (value instanceof HttpEntity<?> entity) {
			return future(entity.getBody());
		}
		return (value instanceof CompletionStage<?> future) ? future : null;
	}

	private static boolean isAsynchronous(Class<?> type) {
		for (Class<?> asynchronous : TYPES) {
			if (asynchronous.isAssignableFrom(type)) {
				return true;
			}
		}
		return ReactiveAdapterRegistry.getSharedInstance().getAdapter(type) != null;
	}

}
