/**
 * A response that is held back, behind the filters of Spring Security.
 */
@NullMarked
package io.appdb.companions.held;

import org.jspecify.annotations.NullMarked;
