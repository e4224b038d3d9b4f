package io.appdb.sample.accounts;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * An account has less than is to be taken from it. Answered with status 409.
 */
final class InsufficientBalanceException extends ErrorResponseException {

	InsufficientBalanceException() {
		super(HttpStatus.CONFLICT, ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT,
				"The balance is too low for this transfer. Nothing was changed."), null);
	}

}
