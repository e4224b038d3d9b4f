/**
 * What the database layer tells about itself.
 */
@NullMarked
package io.appdb.observe;

import org.jspecify.annotations.NullMarked;
