/**
 * Real databases for tests: one fresh, empty database per test on a server that is
 * started once.
 */
@NullMarked
package io.appdb.test;

import org.jspecify.annotations.NullMarked;
