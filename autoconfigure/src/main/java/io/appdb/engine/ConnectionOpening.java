package io.appdb.engine;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import org.jspecify.annotations.Nullable;

/**
 * Opens the connections of a pool where a database needs more than its driver does. One
 * per database, shared by all threads.
 */
public interface ConnectionOpening {

	/**
	 * Makes the source of a pool's connections.
	 * @param pool the pool, whose URL and driver are known
	 * @return the source, which nobody closes, or {@code null} when the pool is not one
	 * of this database or the driver alone is right for it
	 */
	@Nullable DataSource open(HikariConfig pool);

}
