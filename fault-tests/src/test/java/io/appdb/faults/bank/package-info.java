/**
 * The bank: an application that transfers between accounts in every way that the library
 * offers.
 */
@NullMarked
package io.appdb.faults.bank;

import org.jspecify.annotations.NullMarked;
