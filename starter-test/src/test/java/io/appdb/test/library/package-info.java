/**
 * A small application that the tests of the tools work on.
 */
@NullMarked
package io.appdb.test.library;

import org.jspecify.annotations.NullMarked;
