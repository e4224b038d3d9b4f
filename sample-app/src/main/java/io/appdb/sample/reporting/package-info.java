/**
 * What is counted of transfers, in a database of its own: {@code reporting}.
 */
@NullMarked
package io.appdb.sample.reporting;

import org.jspecify.annotations.NullMarked;
