/**
 * People who write posts.
 */
@NullMarked
package io.appdb.sample.users;

import org.jspecify.annotations.NullMarked;
