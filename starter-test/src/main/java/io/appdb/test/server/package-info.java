/**
 * Where test databases are: servers in containers, from embedded binaries or in process,
 * and the databases on them. Used by {@code io.appdb.test} alone.
 */
@NullMarked
package io.appdb.test.server;

import org.jspecify.annotations.NullMarked;
