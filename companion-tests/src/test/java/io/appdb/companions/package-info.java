/**
 * Applications with other libraries beside the starter, compared with plain Spring Boot.
 */
@NullMarked
package io.appdb.companions;

import org.jspecify.annotations.NullMarked;
