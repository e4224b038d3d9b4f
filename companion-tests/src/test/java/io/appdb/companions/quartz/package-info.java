/**
 * The Quartz scheduler with its job store in the database.
 */
@NullMarked
package io.appdb.companions.quartz;

import org.jspecify.annotations.NullMarked;
