/**
 * A program that dies before a chosen step of what it does to a database.
 */
@NullMarked
package io.appdb.faults.crash;

import org.jspecify.annotations.NullMarked;
