/**
 * Tests of an application with several databases.
 */
@NullMarked
package io.appdb.databases;

import org.jspecify.annotations.NullMarked;
