/**
 * Spring Data REST.
 */
@NullMarked
package io.appdb.companions.datarest;

import org.jspecify.annotations.NullMarked;
