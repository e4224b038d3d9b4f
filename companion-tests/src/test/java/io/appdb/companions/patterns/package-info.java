/**
 * What applications do with transactions, events, threads and views.
 */
@NullMarked
package io.appdb.companions.patterns;

import org.jspecify.annotations.NullMarked;
