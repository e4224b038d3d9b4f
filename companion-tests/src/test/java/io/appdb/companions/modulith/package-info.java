/**
 * Spring Modulith's registry of event publications.
 */
@NullMarked
package io.appdb.companions.modulith;

import org.jspecify.annotations.NullMarked;
