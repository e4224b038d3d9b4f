/**
 * An application with a further database, {@code ledger}, whose entities are in the
 * package {@code books}.
 */
@NullMarked
package io.appdb.test.ledger;

import org.jspecify.annotations.NullMarked;
