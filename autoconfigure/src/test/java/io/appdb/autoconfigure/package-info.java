/**
 * Tests of properties, auto-configuration and failure analyzers.
 */
@NullMarked
package io.appdb.autoconfigure;

import org.jspecify.annotations.NullMarked;
