package io.appdb.bulk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.appdb.DatabaseManager;
import io.appdb.InMemory;
import io.appdb.session.BatchKind;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicInsert;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.OptimisticLockType;
import org.hibernate.annotations.OptimisticLocking;
import org.hibernate.annotations.SQLInsert;
import org.hibernate.annotations.SoftDelete;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of how mappings become rows, and of the reasons why some do not.
 */
@SuppressWarnings("unused")
class EntityPlanTests {

	private static final DatabaseManager manager = InMemory.h2(Plain.class, Pair.class, Transformed.class, Cat.class,
			Dog.class, Split.class, OwnSql.class, Soft.class, Sparse.class, Stamped.class, Fixed.class, Listed.class,
			Whole.class, Counted.class);

	@AfterAll
	static void close() {
		manager.close();
	}

	@Test
	void beginsWithTheKeyAndWritesWhatIsInsertable() {
		EntityPlan plan = plan(Plain.class);
		assertThat(plan.entity()).isEqualTo("Plain");
		assertThat(plan.table()).isEqualTo("plain");
		assertThat(plan.keyNames()).isEqualTo("id");
		assertThat(plan.names(plan.insertPositions(true)).split(", ")).startsWith("id")
			.containsExactlyInAnyOrder("id", "kept", "name", "version");
		assertThat(plan.names(plan.insertPositions(false)).split(", ")).containsExactlyInAnyOrder("kept", "name",
				"version");
		assertThat(plan.names(plan.updatePositions()).split(", ")).containsExactlyInAnyOrder("changed", "name",
				"version");
	}

	@Test
	void knowsThePlaceOfTheVersion() {
		EntityPlan plan = plan(Plain.class);
		assertThat(plan.isVersioned()).isTrue();
		assertThat(plan.column(plan.versionPosition()).name()).isEqualTo("version");
		assertThat(plan(Pair.class).isVersioned()).isFalse();
	}

	@Test
	void writesTheStatementsThatAllDatabasesShare() {
		EntityPlan plan = plan(Pair.class);
		Sql sql = new Sql(plan);
		assertThat(sql.insertInto(plan.insertPositions(true))).isEqualTo("insert into pair (a, b, worth) values ");
		assertThat(sql.values(plan.insertPositions(true))).isEqualTo("(?,?,?)");
		assertThat(sql.assignments(plan.updatePositions())).isEqualTo("worth=?");
		assertThat(sql.assignments(plan.updatePositions(), "excluded.")).isEqualTo("worth=excluded.worth");
		assertThat(sql.whereKey()).isEqualTo(" where a=? and b=?");
	}

	@Test
	void findsARowByItsKeyAndItsVersion() {
		assertThat(new Sql(plan(Plain.class)).whereKey()).isEqualTo(" where id=? and version=?");
	}

	@Test
	void writesAValueAsTheMappingTransformsIt() {
		EntityPlan plan = plan(Transformed.class);
		assertThat(new Sql(plan).values(plan.insertPositions(true))).isEqualTo("(?,upper(?))");
		assertThat(plan.column(0).isPlain()).isTrue();
		assertThat(plan.column(1).isPlain()).isFalse();
	}

	@Test
	void repeatsAPart() {
		assertThat(Sql.repeated("?", 3)).isEqualTo("?,?,?");
		assertThat(Sql.repeated("(?,?)", 1)).isEqualTo("(?,?)");
		assertThat(Sql.repeated("?", 0)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Cat    | its inheritance uses several tables
			Split  | it has secondary tables
			OwnSql | it has SQL of its own
			Soft   | its rows are kept after they are deleted or changed
			""")
	void isNoneForWhatIsMoreThanARow(String entity, String reason) {
		assertThat(PlanReader.read(persister(entity))).isEqualTo(reason);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			Sparse  | INSERT | @DynamicInsert leaves columns to their defaults
			Stamped | INSERT | 'stamp' is made by the database
			Stamped | UPSERT | 'stamp' is made by the database
			Fixed   | UPDATE | it is immutable
			Fixed   | UPSERT | it is immutable
			Listed  | UPDATE | it has collections of its own
			Listed  | DELETE | it has collections of its own
			Whole   | UPDATE | its rows are compared as a whole
			Whole   | DELETE | its rows are compared as a whole
			Plain   | UPSERT | it has a version
			""")
	void saysWhatGoesAnotherWay(String entity, BatchKind kind, String reason) {
		assertThat(plan(entity).fallbackReason(kind)).isEqualTo(reason);
	}

	@ParameterizedTest
	@CsvSource({ "Plain, INSERT", "Plain, UPDATE", "Plain, DELETE", "Pair, UPSERT", "Sparse, DELETE", "Fixed, INSERT",
			"Counted, INSERT", "Transformed, INSERT", "Listed, INSERT" })
	void saysNothingOfWhatIsWrittenFast(String entity, BatchKind kind) {
		assertThat(plan(entity).fallbackReason(kind)).isNull();
	}

	private static EntityPlan plan(Class<?> entity) {
		return plan(entity.getSimpleName());
	}

	private static EntityPlan plan(String entity) {
		Object read = PlanReader.read(persister(entity));
		assertThat(read).isInstanceOf(EntityPlan.class);
		return (EntityPlan) read;
	}

	private static EntityPersister persister(String entity) {
		return manager.engine()
			.entityManagerFactory()
			.unwrap(SessionFactoryImplementor.class)
			.getMappingMetamodel()
			.getEntityDescriptor(EntityPlanTests.class.getName() + "$" + entity);
	}

	@Entity
	@Table(name = "plain")
	static class Plain {

		@Id
		int id;

		@Version
		int version;

		@Nullable String name;

		@Column(updatable = false)
		int kept;

		@Column(insertable = false)
		int changed;

		@Column(insertable = false, updatable = false)
		int seen;

		@Formula("id + 1")
		int computed;

	}

	@Embeddable
	record Key(int a, int b) {
	}

	@Entity
	@Table(name = "pair")
	static class Pair {

		@EmbeddedId
		@Nullable Key key;

		int worth;

	}

	@Entity
	static class Transformed {

		@Id
		int id;

		@ColumnTransformer(write = "upper(?)")
		@Nullable String name;

	}

	@Entity
	@Inheritance(strategy = InheritanceType.JOINED)
	static class Cat {

		@Id
		int id;

	}

	@Entity
	static class Dog extends Cat {

		int bones;

	}

	@Entity
	@SecondaryTable(name = "split_more")
	static class Split {

		@Id
		int id;

		@Column(table = "split_more")
		int more;

	}

	@Entity
	@SQLInsert(sql = "insert into OwnSql (name, id) values (?, ?)")
	static class OwnSql {

		@Id
		int id;

		@Nullable String name;

	}

	@Entity
	@SoftDelete
	static class Soft {

		@Id
		int id;

	}

	@Entity
	@DynamicInsert
	static class Sparse {

		@Id
		int id;

		@Nullable String name;

	}

	@Entity
	static class Stamped {

		@Id
		int id;

		@Generated
		@Column(columnDefinition = "timestamp default current_timestamp")
		@Nullable Instant stamp;

	}

	@Entity
	@Immutable
	static class Fixed {

		@Id
		int id;

	}

	@Entity
	static class Listed {

		@Id
		int id;

		@ElementCollection
		List<String> names = new ArrayList<>();

	}

	@Entity
	@DynamicUpdate
	@OptimisticLocking(type = OptimisticLockType.ALL)
	static class Whole {

		@Id
		int id;

		@Nullable String name;

	}

	@Entity
	static class Counted {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		@Nullable Long id;

	}

}
