package io.appdb.sqlite;

import java.sql.Types;

import org.hibernate.boot.model.TypeContributions;
import org.hibernate.community.dialect.SQLiteDialect;
import org.hibernate.dialect.temptable.StandardLocalTemporaryTableStrategy;
import org.hibernate.dialect.temptable.TemporaryTableStrategy;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolutionInfo;
import org.hibernate.metamodel.mapping.EntityMappingType;
import org.hibernate.metamodel.spi.RuntimeModelCreationContext;
import org.hibernate.query.sqm.mutation.internal.temptable.LocalTemporaryTableInsertStrategy;
import org.hibernate.query.sqm.mutation.internal.temptable.LocalTemporaryTableMutationStrategy;
import org.hibernate.query.sqm.mutation.spi.AfterUseAction;
import org.hibernate.query.sqm.mutation.spi.SqmMultiTableInsertStrategy;
import org.hibernate.query.sqm.mutation.spi.SqmMultiTableMutationStrategy;
import org.hibernate.service.ServiceRegistry;
import org.hibernate.sql.ast.SqlAstTranslatorFactory;
import org.hibernate.type.descriptor.jdbc.VarbinaryJdbcType;

/**
 * Hibernate's dialect of SQLite, with temporary tables for HQL that writes to several
 * tables, {@code on conflict}, and large objects that can be read. The other one creates
 * ordinary tables for HQL, in the application's own schema, whenever a factory is built:
 * Flyway then finds a schema that is not empty. Created by Hibernate, by class name;
 * shared by all threads.
 */
public final class SqliteDialect extends SQLiteDialect {

	/**
	 * Creates the dialect; Hibernate does so.
	 * @param info what the connection tells
	 */
	public SqliteDialect(DialectResolutionInfo info) {
		super(info);
	}

	@Override
	public void contributeTypes(TypeContributions contributions, ServiceRegistry services) {
		super.contributeTypes(contributions, services);
		contributions.getTypeConfiguration().getJdbcTypeRegistry().addDescriptor(new Bytes());
	}

	@Override
	public SqlAstTranslatorFactory getSqlAstTranslatorFactory() {
		return SqliteTranslator.factory();
	}

	@Override
	public TemporaryTableStrategy getLocalTemporaryTableStrategy() {
		return new Strategy();
	}

	@Override
	public SqmMultiTableMutationStrategy getFallbackSqmMutationStrategy(EntityMappingType entity,
			RuntimeModelCreationContext context) {
		return new LocalTemporaryTableMutationStrategy(entity, context);
	}

	@Override
	public SqmMultiTableInsertStrategy getFallbackSqmInsertStrategy(EntityMappingType entity,
			RuntimeModelCreationContext context) {
		return new LocalTemporaryTableInsertStrategy(entity, context);
	}

	/**
	 * A large object is read as bytes: the driver has no locators.
	 */
	private static final class Bytes extends VarbinaryJdbcType {

		private static final long serialVersionUID = 1;

		@Override
		public int getJdbcTypeCode() {
			return Types.BLOB;
		}

	}

	/**
	 * A table stays with its connection: SQLite drops none while a result is read there.
	 */
	private static final class Strategy extends StandardLocalTemporaryTableStrategy {

		@Override
		public String getTemporaryTableCreateCommand() {
			return "create temporary table if not exists";
		}

		@Override
		public AfterUseAction getTemporaryTableAfterUseAction() {
			return AfterUseAction.CLEAN;
		}

	}

}
