/**
 * The command line {@code db <verb>} of an application.
 */
@NullMarked
package io.appdb.cli;

import org.jspecify.annotations.NullMarked;
