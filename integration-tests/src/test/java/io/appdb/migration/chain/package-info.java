/**
 * The entities of a club in generations, each with what it changes.
 */
@NullMarked
package io.appdb.migration.chain;

import org.jspecify.annotations.NullMarked;
