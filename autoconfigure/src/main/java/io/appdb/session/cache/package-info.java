/**
 * Results of queries that a session keeps until what they were read from is written.
 */
@NullMarked
package io.appdb.session.cache;

import org.jspecify.annotations.NullMarked;
