/**
 * Entities with every kind of attribute that a fixture file may have.
 */
@NullMarked
package io.appdb.test.zoo;

import org.jspecify.annotations.NullMarked;
