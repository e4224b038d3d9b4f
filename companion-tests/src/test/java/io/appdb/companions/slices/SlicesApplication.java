package io.appdb.companions.slices;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * What the slices are cut from.
 */
@SpringBootApplication
class SlicesApplication {

}
