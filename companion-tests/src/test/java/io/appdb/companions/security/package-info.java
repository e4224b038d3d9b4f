/**
 * Spring Security with users in the database.
 */
@NullMarked
package io.appdb.companions.security;

import org.jspecify.annotations.NullMarked;
