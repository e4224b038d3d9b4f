package io.appdb.companions.datarest;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Offers a repository over HTTP and writes nothing else.
 */
@SpringBootApplication
class DataRestApplication {

}
