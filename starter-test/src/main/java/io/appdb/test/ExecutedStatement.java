package io.appdb.test;

import java.util.Locale;

import net.ttddyy.dsproxy.QueryType;
import net.ttddyy.dsproxy.listener.QueryUtils;

/**
 * A statement that was executed. Immutable. It has no values of parameters, which may be
 * secrets.
 *
 * @param sql its text, for a batch of different ones joined by semicolons
 * @param rows how many sets of parameters or statements it has: more than one for a batch
 * @param callSite the line of the application or the test that led to it, such as
 * {@code com.acme.OrderService.overview(OrderService.java:42)}
 */
public record ExecutedStatement(String sql, int rows, String callSite) {

	boolean is(QueryType type) {
		return QueryUtils.getQueryType(this.sql.toUpperCase(Locale.ROOT)) == type;
	}

}
