package io.appdb.error;

/**
 * Marks the exceptions of this package, which need no further translation.
 */
interface TranslatedError {

}
