/**
 * Hibernate's second-level cache.
 */
@NullMarked
package io.appdb.companions.cache;

import org.jspecify.annotations.NullMarked;
