package io.appdb.companions.differences;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * An application that has asked the library for nothing.
 */
@SpringBootApplication
class DifferencesApplication {

}
