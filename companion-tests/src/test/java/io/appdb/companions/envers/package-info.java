/**
 * Hibernate Envers.
 */
@NullMarked
package io.appdb.companions.envers;

import org.jspecify.annotations.NullMarked;
