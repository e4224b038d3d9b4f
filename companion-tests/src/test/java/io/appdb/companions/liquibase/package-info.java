/**
 * Liquibase in place of Flyway.
 */
@NullMarked
package io.appdb.companions.liquibase;

import org.jspecify.annotations.NullMarked;
