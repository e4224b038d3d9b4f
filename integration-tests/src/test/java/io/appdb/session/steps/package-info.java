/**
 * Tests that a failure at any step loses nothing.
 */
@NullMarked
package io.appdb.session.steps;

import org.jspecify.annotations.NullMarked;
