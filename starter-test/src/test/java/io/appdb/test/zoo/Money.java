package io.appdb.test.zoo;

import java.math.BigDecimal;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * An embeddable that is a record.
 *
 * @param amount how much
 * @param currency of what
 */
@Embeddable
public record Money(@Column(precision = 12, scale = 2) BigDecimal amount, String currency) {
}
