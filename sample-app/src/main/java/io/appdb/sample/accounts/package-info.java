/**
 * Money, and transfers of it.
 */
@NullMarked
package io.appdb.sample.accounts;

import org.jspecify.annotations.NullMarked;
