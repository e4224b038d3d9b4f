/**
 * Breaks servers under the load of many clients and compares what was answered with what
 * is stored.
 */
@NullMarked
package io.appdb.faults;

import org.jspecify.annotations.NullMarked;
