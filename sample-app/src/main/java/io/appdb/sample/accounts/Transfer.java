package io.appdb.sample.accounts;

import java.math.BigDecimal;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

/**
 * Money that goes from one account to another. Immutable.
 *
 * @param from the account that gives
 * @param to the account that gets
 * @param amount how much
 */
record Transfer(@NotNull UUID from, @NotNull UUID to,
		@Schema(example = "25.00") @NotNull @Positive @Digits(integer = 12, fraction = 2) BigDecimal amount) {

	@JsonIgnore
	@AssertTrue(message = "must be two accounts")
	boolean isBetweenTwoAccounts() {
		return this.from == null || !this.from.equals(this.to);
	}

	UUID lower() {
		return (this.from.compareTo(this.to) < 0) ? this.from : this.to;
	}

	UUID higher() {
		return (this.from.compareTo(this.to) < 0) ? this.to : this.from;
	}

}
