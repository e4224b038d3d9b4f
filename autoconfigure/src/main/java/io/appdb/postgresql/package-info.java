/**
 * PostgreSQL, and what speaks its protocol.
 */
@NullMarked
package io.appdb.postgresql;

import org.jspecify.annotations.NullMarked;
