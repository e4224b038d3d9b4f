/**
 * An entity whose sequence has another increment than the one in the migrations.
 */
@NullMarked
package io.appdb.migration.numbered;

import org.jspecify.annotations.NullMarked;
