package io.appdb.sqlite;

import java.sql.Types;
import java.time.temporal.TemporalAccessor;
import java.util.Calendar;
import java.util.Date;
import java.util.TimeZone;

import jakarta.persistence.TemporalType;
import org.hibernate.boot.model.FunctionContributions;
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
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.type.descriptor.jdbc.VarbinaryJdbcType;
import org.jspecify.annotations.Nullable;

/**
 * Hibernate's dialect of SQLite, with temporary tables for HQL that writes to several
 * tables, {@code on conflict}, large objects that can be read, and dates and times as an
 * entity stores them. The other one creates ordinary tables for HQL, in the application's
 * own schema, whenever a factory is built: Flyway then finds a schema that is not empty.
 * It also writes dates and times of HQL as text, which SQLite sorts after every number.
 * Created by Hibernate, by class name; shared by all threads.
 */
@SuppressWarnings({ "deprecation", "JavaUtilDate" }) // in signatures of Hibernate
public final class SqliteDialect extends SQLiteDialect {

	/**
	 * Whether dates and times are numbers of milliseconds, as they are unless the URL
	 * tells the driver something else.
	 */
	private final boolean numbers;

	/**
	 * Creates the dialect; Hibernate does so.
	 * @param info what the connection tells
	 */
	public SqliteDialect(DialectResolutionInfo info) {
		super(info);
		this.numbers = SqliteMoments.areNumbers(info.getDatabaseMetadata());
	}

	@Override
	public void initializeFunctionRegistry(FunctionContributions contributions) {
		super.initializeFunctionRegistry(contributions);
		if (this.numbers) {
			SqliteTemporalFunctions.register(contributions, this);
		}
	}

	@Override
	public String currentDate() {
		return this.numbers ? SqliteTemporalFunctions.now(SqliteMomentKind.DATE) : super.currentDate();
	}

	@Override
	public String currentTime() {
		return this.numbers ? SqliteTemporalFunctions.now(SqliteMomentKind.TIME) : super.currentTime();
	}

	@Override
	public String currentTimestamp() {
		return this.numbers ? SqliteTemporalFunctions.NOW : super.currentTimestamp();
	}

	@Override
	public void appendDatetimeFormat(SqlAppender sql, String format) {
		if (this.numbers) {
			sql.appendSql(format.replace("'", "''"));
			return;
		}
		super.appendDatetimeFormat(sql, format);
	}

	@Override
	public void appendDateTimeLiteral(SqlAppender sql, TemporalAccessor moment, TemporalType precision,
			@Nullable TimeZone zone) {
		if (this.numbers) {
			sql.appendSql(SqliteMoments.milliseconds(moment));
			return;
		}
		super.appendDateTimeLiteral(sql, moment, precision, zone);
	}

	@Override
	public void appendDateTimeLiteral(SqlAppender sql, Date moment, TemporalType precision, @Nullable TimeZone zone) {
		if (this.numbers) {
			sql.appendSql(moment.getTime());
			return;
		}
		super.appendDateTimeLiteral(sql, moment, precision, zone);
	}

	@Override
	public void appendDateTimeLiteral(SqlAppender sql, Calendar moment, TemporalType precision,
			@Nullable TimeZone zone) {
		if (this.numbers) {
			sql.appendSql(moment.getTimeInMillis());
			return;
		}
		super.appendDateTimeLiteral(sql, moment, precision, zone);
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
