/**
 * What the database {@code reports} has in tests of several.
 */
@NullMarked
package io.appdb.databases.reports;

import org.jspecify.annotations.NullMarked;
