package io.appdb.test;

import io.micrometer.context.ThreadLocalAccessor;
import org.jspecify.annotations.Nullable;

/**
 * Lets Micrometer's context propagation take the recording along to the threads that work
 * for the recorded one. Stateless; owned by its registry, which finds it as a service.
 */
public final class QueryRecordingAccessor implements ThreadLocalAccessor<Object> {

	/**
	 * Made by the registry.
	 */
	public QueryRecordingAccessor() {
	}

	@Override
	public Object key() {
		return QueryRecording.class.getName();
	}

	@Override
	public @Nullable Object getValue() {
		return QueryRecording.current();
	}

	@Override
	public void setValue(Object recording) {
		QueryRecording.bind((QueryRecording) recording);
	}

	@Override
	public void setValue() {
		QueryRecording.bind(null);
	}

}
