package io.appdb.benchmarks.junit;

import io.appdb.test.DatabaseTest;
import io.appdb.test.Isolation;

import org.springframework.test.context.ContextConfiguration;

/**
 * With this library. JUnit makes an instance for each test.
 */
@DatabaseTest(isolation = Isolation.CLONE)
@ContextConfiguration(classes = TestedApplication.class)
public class AppDbCopyTests extends CopyTests {

}
