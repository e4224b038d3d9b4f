/**
 * A small application to test with.
 */
@NullMarked
package io.appdb.test.shop;

import org.jspecify.annotations.NullMarked;
