package io.appdb.sqlite;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import org.hibernate.boot.model.FunctionContributions;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.function.CastFunction;
import org.hibernate.dialect.function.ConcatPipeFunction;
import org.hibernate.dialect.function.ExtractFunction;
import org.hibernate.dialect.function.FormatFunction;
import org.hibernate.dialect.function.TimestampaddFunction;
import org.hibernate.dialect.function.TimestampdiffFunction;
import org.hibernate.dialect.function.TruncFunction;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.metamodel.mapping.JdbcMappingContainer;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.query.IllegalQueryOperationException;
import org.hibernate.query.common.TemporalUnit;
import org.hibernate.query.spi.QueryEngine;
import org.hibernate.query.sqm.function.SelfRenderingSqmFunction;
import org.hibernate.query.sqm.function.SqmFunctionRegistry;
import org.hibernate.query.sqm.tree.SqmTypedNode;
import org.hibernate.query.sqm.tree.expression.SqmExtractUnit;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.CastTarget;
import org.hibernate.sql.ast.tree.expression.DurationUnit;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.ExtractUnit;
import org.hibernate.type.spi.TypeConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * HQL's functions of dates and times on numbers of milliseconds, written with
 * {@link SqliteMomentFunction}. Stateless.
 */
final class SqliteTemporalFunctions {

	/**
	 * The current moment, which is the same one in the whole statement.
	 */
	static final String NOW = "cast(round(unixepoch('subsec')*1000) as integer)";

	private SqliteTemporalFunctions() {
	}

	static void register(FunctionContributions contributions, Dialect dialect) {
		SqmFunctionRegistry registry = contributions.getFunctionRegistry();
		TypeConfiguration types = contributions.getTypeConfiguration();
		registry.register("extract", new Extract(dialect, types));
		registry.register("timestampadd", new Add(dialect, types));
		registry.register("timestampdiff", new Difference(dialect, types));
		registry.register("trunc", new Truncate(types));
		registry.register("format", new Format(types));
		registry.register("concat", new Concat(types));
		registry.register("cast",
				new Cast(dialect, types.getCurrentBaseSqlTypeIndicators().getPreferredSqlTypeCodeForBoolean()));
	}

	/**
	 * The current moment as another kind.
	 */
	static String now(SqliteMomentKind kind) {
		return call("convert") + name(kind) + name(SqliteMomentKind.DATE_TIME) + "," + NOW + ")";
	}

	private static String call(String operation) {
		return SqliteMomentFunction.NAME + "('" + operation + "'";
	}

	private static String name(Enum<?> constant) {
		return ",'" + constant.name().toLowerCase(Locale.ROOT) + "'";
	}

	private static JdbcMapping mapping(SqlAstNode node) {
		JdbcMappingContainer type = (node instanceof Expression expression) ? expression.getExpressionType() : null;
		if (type == null || type.getJdbcTypeCount() != 1) {
			throw new IllegalQueryOperationException(
					"The type of a date or time is not known here: write a cast around it, as 'cast(:moment as Instant)'");
		}
		return type.getSingleJdbcMapping();
	}

	private static SqliteMomentKind kind(SqlAstNode node) {
		JdbcMapping mapping = mapping(node);
		SqliteMomentKind kind = SqliteMomentKind.of(mapping);
		if (kind == null) {
			throw new IllegalQueryOperationException("On SQLite there is no arithmetic with "
					+ mapping.getJavaTypeDescriptor().getTypeName() + " in HQL: compute in Java");
		}
		return kind;
	}

	private static void moment(SqlAppender sql, SqlAstNode node, SqlAstTranslator<?> walker) {
		sql.appendSql(name(kind(node)) + ",");
		node.accept(walker);
	}

	@SuppressWarnings("unchecked") // of Hibernate's own override
	private static final class Extract extends ExtractFunction {

		private Extract(Dialect dialect, TypeConfiguration types) {
			super(dialect, types);
		}

		@Override
		public void render(SqlAppender sql, List<? extends SqlAstNode> arguments, @Nullable ReturnableType<?> returned,
				SqlAstTranslator<?> walker) {
			sql.appendSql(call("extract") + name(((ExtractUnit) arguments.get(0)).getUnit()));
			moment(sql, arguments.get(1), walker);
			sql.appendSql(')');
		}

	}

	private static final class Add extends TimestampaddFunction {

		private Add(Dialect dialect, TypeConfiguration types) {
			super(dialect, types);
		}

		@Override
		public void render(SqlAppender sql, List<? extends SqlAstNode> arguments, @Nullable ReturnableType<?> returned,
				SqlAstTranslator<?> walker) {
			sql.appendSql(call("add") + name(unit((DurationUnit) arguments.get(0), arguments.get(1))) + ",");
			arguments.get(1).accept(walker);
			moment(sql, arguments.get(2), walker);
			sql.appendSql(')');
		}

		/**
		 * Hibernate says seconds of an attribute that is a duration, which is stored in
		 * nanoseconds.
		 */
		private static TemporalUnit unit(DurationUnit said, SqlAstNode magnitude) {
			boolean duration = mapping(magnitude).getJavaTypeDescriptor().getJavaTypeClass() == Duration.class;
			return duration ? TemporalUnit.NANOSECOND : said.getUnit();
		}

	}

	private static final class Difference extends TimestampdiffFunction {

		private Difference(Dialect dialect, TypeConfiguration types) {
			super(dialect, types);
		}

		@Override
		public void render(SqlAppender sql, List<? extends SqlAstNode> arguments, @Nullable ReturnableType<?> returned,
				SqlAstTranslator<?> walker) {
			sql.appendSql(call("difference") + name(((DurationUnit) arguments.get(0)).getUnit()));
			moment(sql, arguments.get(1), walker);
			moment(sql, arguments.get(2), walker);
			sql.appendSql(')');
		}

	}

	/**
	 * Of a number as on any database, of a date with a unit.
	 */
	private static final class Truncate extends TruncFunction {

		private Truncate(TypeConfiguration types) {
			super("trunc(?1)", "trunc(?1,?2)", null, null, types);
		}

		@Override
		protected <T> SelfRenderingSqmFunction<T> generateSqmFunctionExpression(
				List<? extends SqmTypedNode<?>> arguments, @Nullable ReturnableType<T> implied, QueryEngine engine) {
			if (arguments.size() == 2 && arguments.get(1) instanceof SqmExtractUnit<?>) {
				return new SelfRenderingSqmFunction<>(this, Truncate::render, arguments, implied,
						getArgumentsValidator(), getReturnTypeResolver(), engine.getCriteriaBuilder(), getName());
			}
			return super.generateSqmFunctionExpression(arguments, implied, engine);
		}

		private static void render(SqlAppender sql, List<? extends SqlAstNode> arguments,
				@Nullable ReturnableType<?> returned, SqlAstTranslator<?> walker) {
			TemporalUnit unit = ((ExtractUnit) arguments.get(1)).getUnit();
			sql.appendSql(call("truncate") + name(unit));
			moment(sql, arguments.get(0), walker);
			sql.appendSql(')');
		}

	}

	private static final class Format extends FormatFunction {

		private Format(TypeConfiguration types) {
			super(SqliteMomentFunction.NAME, types);
		}

		@Override
		public void render(SqlAppender sql, List<? extends SqlAstNode> arguments, @Nullable ReturnableType<?> returned,
				SqlAstTranslator<?> walker) {
			sql.appendSql(call("format") + ",");
			arguments.get(1).accept(walker);
			moment(sql, arguments.get(0), walker);
			sql.appendSql(')');
		}

	}

	/**
	 * A date among texts is one.
	 */
	private static final class Concat extends ConcatPipeFunction {

		private Concat(TypeConfiguration types) {
			super("?1", types);
		}

		@Override
		public void render(SqlAppender sql, List<? extends SqlAstNode> arguments, @Nullable ReturnableType<?> returned,
				SqlAstTranslator<?> walker) {
			String separator = "(";
			for (SqlAstNode argument : arguments) {
				sql.appendSql(separator);
				SqliteMomentKind kind = kindOfText(argument);
				if (kind != null) {
					sql.appendSql(call("text") + name(kind) + ",");
				}
				argument.accept(walker);
				sql.appendSql((kind != null) ? ")" : "");
				separator = "||";
			}
			sql.appendSql(')');
		}

		private static @Nullable SqliteMomentKind kindOfText(SqlAstNode argument) {
			JdbcMappingContainer type = (argument instanceof Expression expression) ? expression.getExpressionType()
					: null;
			return (type != null && type.getJdbcTypeCount() == 1) ? SqliteMomentKind.of(type.getSingleJdbcMapping())
					: null;
		}

	}

	private static final class Cast extends CastFunction {

		private Cast(Dialect dialect, int booleanTypeCode) {
			super(dialect, booleanTypeCode);
		}

		@Override
		public void render(SqlAppender sql, List<? extends SqlAstNode> arguments, @Nullable ReturnableType<?> returned,
				SqlAstTranslator<?> walker) {
			SqlAstNode source = arguments.get(0);
			JdbcMapping sourceMapping = mapping(source);
			JdbcMapping targetMapping = mapping((CastTarget) arguments.get(1));
			SqliteMomentKind from = SqliteMomentKind.of(sourceMapping);
			SqliteMomentKind to = SqliteMomentKind.of(targetMapping);
			if (to != null && (from != null || sourceMapping.getJdbcType().isString())) {
				sql.appendSql(call("convert") + name(to) + name((from != null) ? from : to) + ",");
			}
			else if (from != null && targetMapping.getJdbcType().isString()) {
				sql.appendSql(call("text") + name(from) + ",");
			}
			else {
				super.render(sql, arguments, returned, walker);
				return;
			}
			source.accept(walker);
			sql.appendSql(')');
		}

	}

}
