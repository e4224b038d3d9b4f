package io.appdb.sqlite;

import org.hibernate.community.dialect.SQLiteSqlAstTranslator;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.query.IllegalQueryOperationException;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.SqlAstTranslatorFactory;
import org.hibernate.sql.ast.spi.StandardSqlAstTranslatorFactory;
import org.hibernate.sql.ast.tree.Statement;
import org.hibernate.sql.ast.tree.insert.ConflictClause;
import org.hibernate.sql.exec.spi.JdbcOperation;
import org.jspecify.annotations.Nullable;

/**
 * Hibernate's translation to the SQL of SQLite, with {@code on conflict} of an insert,
 * which SQLite writes as PostgreSQL does. Made for one statement; one thread at a time.
 *
 * @param <T> the kind of statement
 */
final class SqliteTranslator<T extends JdbcOperation> extends SQLiteSqlAstTranslator<T> {

	private SqliteTranslator(SessionFactoryImplementor factory, Statement statement) {
		super(factory, statement);
	}

	static SqlAstTranslatorFactory factory() {
		return new StandardSqlAstTranslatorFactory() {

			@Override
			protected <O extends JdbcOperation> SqlAstTranslator<O> buildTranslator(SessionFactoryImplementor factory,
					Statement statement) {
				return new SqliteTranslator<>(factory, statement);
			}

		};
	}

	@Override
	protected void visitConflictClause(@Nullable ConflictClause clause) {
		if (clause != null && clause.getConstraintName() != null) {
			throw new IllegalQueryOperationException(
					"SQLite has no 'on conflict on constraint': name the attributes of the constraint");
		}
		visitStandardConflictClause(clause);
	}

}
