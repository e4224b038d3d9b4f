package io.appdb.faults;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.appdb.faults.bank.Transfer;
import io.appdb.faults.bank.Way;

/**
 * What a client got for a request. A value.
 *
 * @param transfer what was asked for
 * @param way in which way
 * @param status the HTTP status, 0 without an answer
 * @param body the body, or why there is no answer
 */
record Answer(Transfer transfer, Way way, int status, String body) {

	private static final Pattern CODE = Pattern.compile("\"code\":\"([^\"]*)\"");

	String request() {
		return this.transfer.request();
	}

	Outcome outcome() {
		if (this.status == 0) {
			return Outcome.UNANSWERED;
		}
		if (this.status < 400) {
			return Outcome.ACKNOWLEDGED;
		}
		return "outcome-unknown".equals(code()) ? Outcome.UNKNOWN : Outcome.REFUSED;
	}

	/**
	 * The code of the problem details.
	 * @return the code, empty without one
	 */
	String code() {
		Matcher code = CODE.matcher(this.body);
		return code.find() ? code.group(1) : "";
	}

	/**
	 * Status and code, as Markdown.
	 */
	String kind() {
		if (outcome() == Outcome.UNANSWERED) {
			return "none";
		}
		return this.status + (code().isEmpty() ? " without code" : " `" + code() + "`");
	}

	/**
	 * Whether a success says what a success has to say.
	 */
	boolean isMangled() {
		return outcome() == Outcome.ACKNOWLEDGED && !this.body.equals(request());
	}

	@Override
	public String toString() {
		return "%s %s answered with %d '%s'".formatted(this.way, this.transfer, this.status, this.body);
	}

}
