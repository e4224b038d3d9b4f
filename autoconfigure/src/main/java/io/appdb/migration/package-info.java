/**
 * Migrations forth and back on Flyway's files and Flyway's history table.
 */
@NullMarked
package io.appdb.migration;

import org.jspecify.annotations.NullMarked;
