/**
 * Tests of tasks in other threads that need no database.
 */
@NullMarked
package io.appdb.session.async;

import org.jspecify.annotations.NullMarked;
