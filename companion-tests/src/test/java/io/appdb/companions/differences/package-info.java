/**
 * What an application sees of the library without having asked for it.
 */
@NullMarked
package io.appdb.companions.differences;

import org.jspecify.annotations.NullMarked;
