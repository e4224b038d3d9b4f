/**
 * Handlers of exceptions that belong to the application.
 */
@NullMarked
package io.appdb.companions.handlers;

import org.jspecify.annotations.NullMarked;
