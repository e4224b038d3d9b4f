package io.appdb.web;

import org.springframework.util.unit.DataSize;

/**
 * How much of a response may be held back, and what to say about more. Immutable.
 *
 * @param size the limit
 * @param kind what kind of writer writes the response, for the message
 * @param writer its name
 * @param remedy what else can be done, for the message
 */
record HeldLimit(DataSize size, String kind, String writer, String remedy) {

	static HeldLimit ofHandler(DataSize size, String handler) {
		return new HeldLimit(size, "Transactional handler ", handler,
				"return the body instead, write it in a handler without transaction");
	}

	static HeldLimit ofTransaction(DataSize size, String transaction) {
		return new HeldLimit(size, "Transaction ", transaction,
				"make the transaction read-only if it changes nothing, write the response after it");
	}

	IllegalStateException exceeded() {
		return new IllegalStateException(this.kind + this.writer + " writes more than " + this.size
				+ " to the response itself, which is held back until its commit: " + this.remedy
				+ ", or raise 'app.db.web.max-buffered-response'");
	}

}
