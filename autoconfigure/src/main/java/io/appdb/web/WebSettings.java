package io.appdb.web;

import org.springframework.util.unit.DataSize;

/**
 * How handlers are served.
 *
 * @param rollbackOnErrorStatus whether an answer of status 400 or above rolls back
 * @param maxBufferedResponse how much a transactional handler may write to the response
 * itself
 */
public record WebSettings(boolean rollbackOnErrorStatus, DataSize maxBufferedResponse) {

	/**
	 * Returns the defaults: error statuses roll back, 10 MB.
	 * @return the default settings
	 */
	public static WebSettings defaults() {
		return new WebSettings(true, DataSize.ofMegabytes(10));
	}

}
