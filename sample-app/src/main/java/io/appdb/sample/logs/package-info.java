/**
 * What happened.
 */
@NullMarked
package io.appdb.sample.logs;

import org.jspecify.annotations.NullMarked;
