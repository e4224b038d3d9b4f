package io.appdb.session;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.beans.factory.annotation.Qualifier;

/**
 * Says which database a parameter or injection point is to be served from, and how a
 * session is. A qualifier for everything that a database has: sessions,
 * {@code DataSource}, {@code EntityManager}, transaction manager, {@code JdbcClient} and
 * the others.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.PARAMETER, ElementType.FIELD, ElementType.METHOD })
@Qualifier
public @interface Db {

	/**
	 * The name of the database.
	 * @return the name, as it is below {@code app.db.databases}; empty for the default
	 * one
	 */
	String value() default "";

	/**
	 * Whether the transactions of the session are read-only, enforced by the server. For
	 * sessions only.
	 * @return {@code true} for read-only transactions
	 */
	boolean readOnly() default false;

}
