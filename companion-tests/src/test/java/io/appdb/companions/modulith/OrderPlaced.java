package io.appdb.companions.modulith;

/**
 * An order was placed.
 *
 * @param article what was ordered
 */
record OrderPlaced(String article) {

}
