/**
 * The session of one web request.
 */
@NullMarked
package io.appdb.session.request;

import org.jspecify.annotations.NullMarked;
