package io.appdb.faults.commit;

import java.nio.charset.StandardCharsets;

/**
 * What a request asks for: a row, and how it is written. A value.
 *
 * @param id the row
 * @param owner what its foreign key says
 * @param code what is unique
 * @param trap a row that is there, and waits for the commit to be written again, or 0
 * @param scope what commits
 * @param write what writes
 */
public record Job(long id, long owner, String code, long trap, Scope scope, Write write) {

	/**
	 * What every answer has when all went well, and no other.
	 */
	public static final String SUCCESS = "all-went-well";

	/**
	 * The same as bytes.
	 */
	static byte[] success() {
		return SUCCESS.getBytes(StandardCharsets.US_ASCII);
	}

	Entry entry() {
		return new Entry(this.id, this.owner, this.code);
	}

	Object[] values() {
		return new Object[] { this.id, this.owner, this.code };
	}

}
