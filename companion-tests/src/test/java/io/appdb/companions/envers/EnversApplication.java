package io.appdb.companions.envers;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Keeps every version of its notes.
 */
@SpringBootApplication
class EnversApplication {

}
