/**
 * Tests of the session of a request that need no server and no web.
 */
@NullMarked
package io.appdb.session.request;

import org.jspecify.annotations.NullMarked;
