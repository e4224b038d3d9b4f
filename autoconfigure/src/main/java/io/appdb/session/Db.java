package io.appdb.session;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says how a session parameter or injection point is to be served.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.PARAMETER, ElementType.FIELD, ElementType.METHOD })
public @interface Db {

	/**
	 * Whether the transactions of the session are read-only, enforced by the server.
	 * @return {@code true} for read-only transactions
	 */
	boolean readOnly() default false;

}
