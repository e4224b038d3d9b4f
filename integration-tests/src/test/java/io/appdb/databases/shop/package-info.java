/**
 * What the default database has in tests of several.
 */
@NullMarked
package io.appdb.databases.shop;

import org.jspecify.annotations.NullMarked;
