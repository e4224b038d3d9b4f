/**
 * An entity on a view.
 */
@NullMarked
package io.appdb.migration.viewed;

import org.jspecify.annotations.NullMarked;
