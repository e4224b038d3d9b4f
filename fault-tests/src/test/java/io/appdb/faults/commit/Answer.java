package io.appdb.faults.commit;

import java.util.Locale;

/**
 * How a handler answers. Constants, each with a handler of the same name in
 * {@link Handlers}, {@link WriterHandlers} or {@link LaterHandlers}.
 */
public enum Answer {

	/**
	 * Values.
	 */
	BODY, LARGE_BODY, RECORD, BYTES, RESOURCE, LIST, STREAM, MAP, OPTIONAL, ENTITY, CREATED_ENTITY, HTTP_ENTITY,
	HEADERS, PROBLEM,

	/**
	 * Nothing but a status and a header.
	 */
	CREATED,

	/**
	 * Views.
	 */
	VIEW, MODEL_AND_VIEW, VIEW_OBJECT, REDIRECT, REDIRECT_VIEW,

	/**
	 * What the handler writes itself.
	 */
	OUTPUT, WRITER, RESPONSE, LARGE_RESPONSE, INJECTED_RESPONSE, SENT_REDIRECT, COOKIE,

	/**
	 * What comes later, from another thread.
	 */
	CALLABLE, TASK, FUTURE, DEFERRED, STREAMING, STREAMING_ENTITY, EMITTER, EVENTS;

	/**
	 * Where its handlers are.
	 * @return the end of their paths
	 */
	public String path() {
		return "/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * Whether it is complete only after the handler has returned.
	 */
	boolean isLater() {
		return compareTo(CALLABLE) >= 0;
	}

}
