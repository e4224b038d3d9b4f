/**
 * Tests of the command line.
 */
@NullMarked
package io.appdb.cli;

import org.jspecify.annotations.NullMarked;
