/**
 * What users write.
 */
@NullMarked
package io.appdb.sample.posts;

import org.jspecify.annotations.NullMarked;
