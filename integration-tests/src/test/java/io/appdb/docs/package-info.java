/**
 * README and docs, checked against what is built: code, configuration, dependencies and
 * links.
 */
@NullMarked
package io.appdb.docs;

import org.jspecify.annotations.NullMarked;
