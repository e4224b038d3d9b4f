/**
 * Tests of sessions that need no database.
 */
@NullMarked
package io.appdb.session;

import org.jspecify.annotations.NullMarked;
