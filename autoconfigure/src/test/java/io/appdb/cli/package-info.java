/**
 * Tests of the command line that need no application.
 */
@NullMarked
package io.appdb.cli;

import org.jspecify.annotations.NullMarked;
