package io.appdb.schema.scratch;

import java.sql.SQLException;

import javax.sql.DataSource;

import io.appdb.database.KnownDatabases;
import io.appdb.engine.DatabaseUrl;
import org.jspecify.annotations.Nullable;

/**
 * Makes scratch databases for one database. Immutable; shared by all threads.
 */
public final class ScratchServer {

	private final ScratchKind kind;

	private final ScratchAddress address;

	private ScratchServer(ScratchKind kind, ScratchAddress address) {
		this.kind = kind;
		this.address = address;
	}

	/**
	 * Finds the server of a database.
	 * @param dataSource where connections to the database come from: a pool of HikariCP
	 * or a data source of Spring with a URL
	 * @param elsewhere another server to use, {@code null} for that of the database
	 * @return the server
	 * @throws IllegalArgumentException when there are no scratch databases of that kind,
	 * or when the other server is of another kind
	 */
	public static ScratchServer of(DataSource dataSource, @Nullable DatabaseUrl elsewhere) {
		ScratchAddress own = ScratchAddress.of(dataSource);
		DatabaseUrl url = DatabaseUrl.parse(own.url());
		if (elsewhere != null && elsewhere.type() != url.type()) {
			throw new IllegalArgumentException("'app.db.migration.scratch-url' is " + elsewhere + ", which is no "
					+ url.type().displayName() + ": use a server of the same kind as the database");
		}
		return new ScratchServer(kind(url), (elsewhere != null) ? ScratchAddress.of(elsewhere) : own);
	}

	private static ScratchKind kind(DatabaseUrl url) {
		return url.part(ScratchKind.class)
			.orElseThrow(() -> new IllegalArgumentException("There are no scratch databases for " + url
					+ ": they are made on " + String.join(", ", KnownDatabases.productNames(ScratchKind.class))
					+ ". Write migrations of this database by hand, into an empty revision; upgrade and downgrade run "
					+ "them"));
	}

	/**
	 * Makes an empty database.
	 * @return the database, to be closed by the caller
	 * @throws SQLException when the server does not answer
	 * @throws ScratchRefusedException when the user may not create databases there
	 */
	public ScratchDatabase create() throws SQLException {
		return this.kind.create(this.address);
	}

}
