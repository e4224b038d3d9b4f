/**
 * The façade: the database manager and its health.
 */
@NullMarked
package io.appdb;

import org.jspecify.annotations.NullMarked;
