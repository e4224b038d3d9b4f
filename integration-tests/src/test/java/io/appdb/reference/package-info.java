/**
 * The examples of the reference documents, as a user of this library writes them.
 */
@NullMarked
package io.appdb.reference;

import org.jspecify.annotations.NullMarked;
