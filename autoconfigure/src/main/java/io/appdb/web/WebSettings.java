package io.appdb.web;

import org.jspecify.annotations.Nullable;

import org.springframework.util.unit.DataSize;

/**
 * How handlers are served.
 *
 * @param rollbackOnErrorStatus whether an answer of status 400 or above rolls back
 * @param maxBufferedResponse how much a transactional handler may write to the response
 * itself
 * @param positionCookie name of the cookie in which a client brings along what it has
 * written, empty for none
 * @param positionSecret signs what it brings along, {@code null} for a secret of this
 * instance
 */
public record WebSettings(boolean rollbackOnErrorStatus, DataSize maxBufferedResponse, String positionCookie,
		@Nullable String positionSecret) {

	/**
	 * Returns the defaults: error statuses roll back, 10 MB.
	 * @return the default settings
	 */
	public static WebSettings defaults() {
		return new WebSettings(true, DataSize.ofMegabytes(10), "db-position", null);
	}

	@Override
	public String toString() {
		return "WebSettings[rollbackOnErrorStatus=" + this.rollbackOnErrorStatus + ", maxBufferedResponse="
				+ this.maxBufferedResponse + ", positionCookie=" + this.positionCookie + "]";
	}

}
