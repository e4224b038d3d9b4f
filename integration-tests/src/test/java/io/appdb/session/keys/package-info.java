/**
 * Entities with each kind of identifier, and what is done with them after a commit.
 */
@NullMarked
package io.appdb.session.keys;

import org.jspecify.annotations.NullMarked;
