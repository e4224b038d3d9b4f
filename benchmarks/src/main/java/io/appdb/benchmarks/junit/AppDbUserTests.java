package io.appdb.benchmarks.junit;

import io.appdb.test.DatabaseTest;

import org.springframework.test.context.ContextConfiguration;

/**
 * With this library. JUnit makes an instance for each test.
 */
@DatabaseTest
@ContextConfiguration(classes = TestedApplication.class)
public class AppDbUserTests extends UserTests {

}
