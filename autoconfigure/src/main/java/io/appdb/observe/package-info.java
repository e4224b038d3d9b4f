/**
 * What an application can see of its databases while it runs.
 */
@NullMarked
package io.appdb.observe;

import org.jspecify.annotations.NullMarked;
