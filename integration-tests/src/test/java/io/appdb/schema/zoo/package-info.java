/**
 * A zoo of mappings: every kind of attribute, key, collection and inheritance there is,
 * for the proof that migrations written from entities say what Hibernate says.
 */
@NullMarked
package io.appdb.schema.zoo;

import org.jspecify.annotations.NullMarked;
