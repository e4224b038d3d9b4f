/**
 * Creating, dropping, inspecting and validating the tables of the entities.
 */
@NullMarked
package io.appdb.schema;

import org.jspecify.annotations.NullMarked;
