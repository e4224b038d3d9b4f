/**
 * A web application on AppDB, and what its features share.
 */
@NullMarked
package io.appdb.sample;

import org.jspecify.annotations.NullMarked;
