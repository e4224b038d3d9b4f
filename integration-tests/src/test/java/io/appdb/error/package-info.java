/**
 * Tests of the error room on real databases.
 */
@NullMarked
package io.appdb.error;

import org.jspecify.annotations.NullMarked;
