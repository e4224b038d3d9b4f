/**
 * What is said under {@code app.db}, read once for an application and for a manager
 * outside of one.
 */
@NullMarked
package io.appdb.settings;

import org.jspecify.annotations.NullMarked;
