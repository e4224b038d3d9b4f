package io.appdb.companions.handlers;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * An exception of the application, with a status of its own.
 */
@ResponseStatus(HttpStatus.PAYMENT_REQUIRED)
class NameTakenException extends RuntimeException {

	NameTakenException(Throwable cause) {
		super("taken", cause);
	}

}
