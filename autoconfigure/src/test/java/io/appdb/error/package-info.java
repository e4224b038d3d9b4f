/**
 * Tests of the error room without a server.
 */
@NullMarked
package io.appdb.error;

import org.jspecify.annotations.NullMarked;
