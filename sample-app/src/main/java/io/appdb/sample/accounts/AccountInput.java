package io.appdb.sample.accounts;

import java.math.BigDecimal;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

/**
 * What a client says about a new account. Immutable.
 *
 * @param owner whose account it is
 * @param balance the money in it
 */
record AccountInput(@Schema(example = "Ada") @NotBlank @Size(max = 100) String owner,
		@Schema(example = "100.00") @NotNull @PositiveOrZero @Digits(integer = 12, fraction = 2) BigDecimal balance) {
}
