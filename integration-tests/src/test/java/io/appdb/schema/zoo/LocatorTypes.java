package io.appdb.schema.zoo;

import java.sql.Blob;
import java.sql.Clob;
import java.sql.NClob;
import java.util.stream.Stream;

import io.appdb.engine.DatabaseType;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import org.hibernate.engine.jdbc.proxy.BlobProxy;
import org.hibernate.engine.jdbc.proxy.ClobProxy;
import org.hibernate.engine.jdbc.proxy.NClobProxy;
import org.jspecify.annotations.Nullable;

/**
 * Large objects that stay in the database until they are asked for.
 */
@Entity
class LocatorTypes {

	@Id
	@GeneratedValue
	@Nullable Long id;

	@Nullable Blob bytes;

	@Nullable Clob text;

	@Nullable NClob nationalText;

	/**
	 * Hibernate 7.4 cannot write an NClob on PostgreSQL, and the driver of SQLite has no
	 * locators.
	 */
	static Stream<Object> samples(DatabaseType kind) {
		if (kind == DatabaseType.SQLITE) {
			return Stream.empty();
		}
		LocatorTypes locators = new LocatorTypes();
		locators.bytes = BlobProxy.generateProxy(new byte[] { 6, 7 });
		locators.text = ClobProxy.generateProxy("clob");
		if (kind != DatabaseType.POSTGRESQL) {
			locators.nationalText = NClobProxy.generateProxy("nclob \u7dd1");
		}
		return Stream.of(locators);
	}

}
