/**
 * What the database {@code ledger} has.
 */
@NullMarked
package io.appdb.test.ledger.books;

import org.jspecify.annotations.NullMarked;
