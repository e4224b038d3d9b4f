package io.appdb.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

import io.appdb.engine.DatabaseType;

import org.springframework.boot.test.context.SpringBootTestContextBootstrapper;
import org.springframework.test.context.BootstrapWith;

/**
 * Runs the tests of a class on a real database that is made for them.
 * <ul>
 * <li>With {@code @SpringBootTest} the application runs on it.</li>
 * <li>Alone it is a slice: the entities, the repositories, sessions and migrations of the
 * application, without its other beans.</li>
 * <li>With {@link #entities()} there is no Spring: a {@link io.appdb.DatabaseManager} of
 * these classes.</li>
 * </ul>
 * A test takes as parameters what it needs: {@link io.appdb.DatabaseManager},
 * {@link io.appdb.session.SessionManager}, {@link io.appdb.session.CurrentSession},
 * {@link Fixtures}, {@link DatabaseFaults}. In a Spring test, beans are autowired as
 * usual.
 *
 * @since 0.1.0
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@BootstrapWith(SpringBootTestContextBootstrapper.class)
@ExtendWith(DatabaseTestExtension.class)
public @interface DatabaseTest {

	/**
	 * The database to run on.
	 * @return one type, none for that of the application: the type in {@code app.db.url}
	 * or {@code spring.datasource.url}, SQLite where neither is set
	 */
	DatabaseType[] type() default {};

	/**
	 * How the tests are kept from seeing each other's data.
	 * @return the isolation
	 */
	Isolation isolation() default Isolation.ROLLBACK;

	/**
	 * The entity classes of a test without Spring.
	 * @return the classes, none for a test with Spring
	 */
	Class<?>[] entities() default {};

	/**
	 * Settings of the application for these tests.
	 * @return properties, each {@code key=value}; without Spring those under
	 * {@code app.db}
	 */
	String[] properties() default {};

	/**
	 * The further databases of the application that the tests use: each gets a database
	 * of its own, as the default one does, of the type that is set for it and with the
	 * same isolation. One that is not named has to be in memory or off.
	 * @return their names, as they are below {@code app.db.databases}; for a test with
	 * Spring
	 */
	String[] databases() default {};

	/**
	 * How many replicas the default database has, whatever the application says: each is
	 * another pool on the same database, and {@link ReplicaReplay} lets them lag. None by
	 * default, so that no test reads from a server of the application.
	 * @return 0 to 5; for a test with Spring and another isolation than
	 * {@link Isolation#ROLLBACK}, whose writes nobody else sees
	 */
	int replicas() default 0;

}
