/**
 * From an address to a pool and an ORM: URL, database type, pool settings, engine.
 */
@NullMarked
package io.appdb.engine;

import org.jspecify.annotations.NullMarked;
