package io.appdb.faults;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.appdb.faults.commit.Job;

/**
 * Every byte that came for a request. A value.
 *
 * @param path the request
 * @param bytes status line, headers and body
 */
record RawAnswer(String path, String bytes) {

	private static final Pattern STATUS = Pattern.compile("^HTTP/1\\.1 (\\d{3})");

	private static final Pattern CODE = Pattern.compile("\"code\":\"([^\"]*)\"");

	int status() {
		Matcher status = STATUS.matcher(this.bytes);
		return status.find() ? Integer.parseInt(status.group(1)) : 0;
	}

	private String code() {
		Matcher code = CODE.matcher(this.bytes);
		return code.find() ? code.group(1) : "";
	}

	/**
	 * Whether anything in it is what only a success has.
	 */
	boolean isSuccess() {
		return status() < 400 || this.bytes.contains(Job.SUCCESS);
	}

	/**
	 * Whether it is the answer to a commit that failed.
	 * @param code the code that has to be in the problem details
	 */
	boolean isRefusal(String code) {
		return !isSuccess() && status() == 409 && code().equals(code);
	}

	/**
	 * Whether it is the answer to a commit that did not fail.
	 */
	boolean isAcknowledgement() {
		return status() >= 200 && status() < 400 && this.bytes.contains(Job.SUCCESS);
	}

	String kind() {
		return status() + (code().isEmpty() ? " without code" : " `" + code() + "`");
	}

}
