/**
 * MySQL and MariaDB, each through its own driver.
 */
@NullMarked
package io.appdb.mysql;

import org.jspecify.annotations.NullMarked;
