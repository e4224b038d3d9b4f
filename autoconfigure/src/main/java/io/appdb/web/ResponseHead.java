package io.appdb.web;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * Status and headers of a response before a handler touched them, and how the response
 * ends after the commit. Lives as long as the response is held back.
 */
final class ResponseHead {

	private final int status;

	private final @Nullable String contentType;

	private final Map<String, Collection<String>> headers = new LinkedHashMap<>();

	private @Nullable Completion completion;

	private boolean overflown;

	private boolean watched;

	private boolean streamed;

	ResponseHead(HttpServletResponse response) {
		this.status = response.getStatus();
		this.contentType = response.getContentType();
		for (String name : response.getHeaderNames()) {
			this.headers.put(name, List.copyOf(response.getHeaders(name)));
		}
	}

	void completeWith(Completion completion) {
		this.completion = completion;
	}

	boolean isComplete() {
		return this.completion != null;
	}

	void complete(HttpServletResponse response) throws IOException {
		if (this.completion != null) {
			this.completion.complete(response);
		}
	}

	void restore(HttpServletResponse response) {
		response.reset();
		response.setStatus(this.status);
		if (this.contentType != null) {
			response.setContentType(this.contentType);
		}
		this.headers.forEach((name, values) -> values.forEach((value) -> response.addHeader(name, value)));
	}

	/**
	 * Tells, once, that nobody watches over what is written.
	 */
	boolean watch() {
		boolean first = !this.watched;
		this.watched = true;
		return first;
	}

	void useStream() {
		this.streamed = true;
	}

	void forgetStream() {
		this.streamed = false;
	}

	/**
	 * Fails as the response of the server would: a body is written through the stream or
	 * through the writer.
	 */
	void refuseStream() {
		if (this.streamed) {
			throw new IllegalStateException("getOutputStream() has been called for this response already");
		}
	}

	void overflow() {
		this.overflown = true;
	}

	boolean isOverflown() {
		return this.overflown;
	}

	/**
	 * How a response ends, such as with a redirect.
	 */
	@FunctionalInterface
	interface Completion {

		void complete(HttpServletResponse response) throws IOException;

	}

}
