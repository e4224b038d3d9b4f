/**
 * Tests of the query cache that need no database.
 */
@NullMarked
package io.appdb.session.cache;

import org.jspecify.annotations.NullMarked;
