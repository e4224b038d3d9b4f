/**
 * Spring Session JDBC.
 */
@NullMarked
package io.appdb.companions.session;

import org.jspecify.annotations.NullMarked;
