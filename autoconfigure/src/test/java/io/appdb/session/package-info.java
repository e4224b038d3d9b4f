/**
 * Tests of sessions that need no server.
 */
@NullMarked
package io.appdb.session;

import org.jspecify.annotations.NullMarked;
