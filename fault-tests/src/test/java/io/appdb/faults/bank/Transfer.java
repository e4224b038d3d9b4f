package io.appdb.faults.bank;

/**
 * What one request asks for. A value.
 *
 * @param request the request's own identifier
 * @param source the account to take from
 * @param target the account to add to
 * @param amount how much, 0 or more
 */
public record Transfer(String request, long source, long target, long amount) {

	/**
	 * The transfer of a request with a number.
	 * @param request the request's identifier
	 * @param number spreads the transfers over the accounts
	 * @param way how it is carried out, which says whether anything is moved
	 * @return a transfer between two different accounts
	 */
	public static Transfer of(String request, int number, Way way) {
		int source = Math.floorMod(number * 31, Accounts.COUNT);
		int distance = 1 + Math.floorMod(number, Accounts.COUNT - 1);
		return new Transfer(request, source + 1, (source + distance) % Accounts.COUNT + 1,
				way.isOneStatement() ? 0 : 1 + number % 9);
	}

	/**
	 * How it is sent.
	 * @return the query of a URL
	 */
	public String query() {
		return "request=%s&source=%d&target=%d&amount=%d".formatted(this.request, this.source, this.target,
				this.amount);
	}

}
