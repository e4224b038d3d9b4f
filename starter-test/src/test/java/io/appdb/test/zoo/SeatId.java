package io.appdb.test.zoo;

import jakarta.persistence.Embeddable;

/**
 * An identifier of two columns.
 *
 * @param hall the hall
 * @param number the number
 */
@Embeddable
public record SeatId(String hall, int number) {
}
