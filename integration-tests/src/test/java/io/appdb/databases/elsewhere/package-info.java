/**
 * A repository that is in the wrong place.
 */
@NullMarked
package io.appdb.databases.elsewhere;

import org.jspecify.annotations.NullMarked;
