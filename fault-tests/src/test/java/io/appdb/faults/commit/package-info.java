/**
 * An application all of whose handlers write a row and answer, each in its own way.
 */
@NullMarked
package io.appdb.faults.commit;

import org.jspecify.annotations.NullMarked;
