/**
 * A database that the library does not know, with everything it needs in this package.
 */
@NullMarked
package io.appdb.tiny;

import org.jspecify.annotations.NullMarked;
