/**
 * Sessions as handler parameters, the transaction around handlers, errors as problem
 * details.
 */
@NullMarked
package io.appdb.web;

import org.jspecify.annotations.NullMarked;
