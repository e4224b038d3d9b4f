/**
 * An entity with a name that is too long.
 */
@NullMarked
package io.appdb.migration.overlong;

import org.jspecify.annotations.NullMarked;
