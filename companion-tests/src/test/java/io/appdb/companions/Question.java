package io.appdb.companions;

import java.io.Serializable;

/**
 * A probe that is to run.
 *
 * @param probe the name of its class
 * @param address where its applications keep their tables
 */
record Question(String probe, DatabaseAddress address) implements Serializable {

}
