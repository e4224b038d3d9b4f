/**
 * Configuration that changes while the application runs.
 */
@NullMarked
package io.appdb.sample.configs;

import org.jspecify.annotations.NullMarked;
