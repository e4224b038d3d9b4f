/**
 * H2, in memory, in a file or on a server.
 */
@NullMarked
package io.appdb.h2;

import org.jspecify.annotations.NullMarked;
