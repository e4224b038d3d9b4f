/**
 * Tasks in other threads, as many at a time as there are connections.
 */
@NullMarked
package io.appdb.session.async;

import org.jspecify.annotations.NullMarked;
