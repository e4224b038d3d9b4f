/**
 * What can go wrong at the database, told apart by SQLState and vendor code.
 */
@NullMarked
package io.appdb.error;

import org.jspecify.annotations.NullMarked;
