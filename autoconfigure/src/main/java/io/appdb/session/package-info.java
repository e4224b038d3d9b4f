/**
 * Sessions that live as long as a request and hold a connection only as long as a
 * transaction.
 */
@NullMarked
package io.appdb.session;

import org.jspecify.annotations.NullMarked;
