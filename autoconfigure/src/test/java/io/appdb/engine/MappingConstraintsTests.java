package io.appdb.engine;

import java.util.List;

import io.appdb.error.Constraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link MappingConstraints}.
 */
class MappingConstraintsTests {

	private final StandardServiceRegistry registry = new StandardServiceRegistryBuilder()
		.applySetting("hibernate.dialect", "org.hibernate.dialect.H2Dialect")
		.applySetting("hibernate.boot.allow_jdbc_metadata_access", false)
		.build();

	private @Nullable MappingConstraints constraints;

	@BeforeEach
	void readMapping() {
		Metadata metadata = new MetadataSources(this.registry).addAnnotatedClass(Author.class)
			.addAnnotatedClass(Book.class)
			.buildMetadata();
		this.constraints = MappingConstraints.of(metadata);
	}

	@AfterEach
	void destroyRegistry() {
		StandardServiceRegistryBuilder.destroy(this.registry);
	}

	@Test
	void findsAUniqueConstraintByItsName() {
		assertThat(constraints().byName("AUTHORS", "UK_NAME"))
			.contains(new Constraint("uk_name", "authors", List.of("first_name", "last_name")));
		assertThat(constraints().byName(null, "uk_name")).isPresent();
		assertThat(constraints().byName("books", "uk_name")).isEmpty();
		assertThat(constraints().byName(null, "unknown")).isEmpty();
	}

	@Test
	void findsAUniqueConstraintByItsColumnsInAnyOrder() {
		assertThat(constraints().byColumns("authors", List.of("LAST_NAME", "first_name")))
			.hasValueSatisfying((found) -> assertThat(found.name()).isEqualTo("uk_name"));
		assertThat(constraints().byColumns("authors", List.of("last_name"))).isEmpty();
		assertThat(constraints().byColumns("unknown", List.of("last_name"))).isEmpty();
	}

	@Test
	void findsAUniqueColumnAndAUniqueIndex() {
		Constraint email = constraints().byColumns("authors", List.of("email")).orElseThrow();
		assertThat(email.columns()).containsExactly("email");
		assertThat(email.name()).isNotNull();
		assertThat(constraints().byName(null, email.name())).as("a key and its column are one").contains(email);
		assertThat(constraints().byName(null, "ix_isbn")).contains(new Constraint("ix_isbn", "books", List.of("isbn")));
	}

	@Test
	void findsAUniqueColumnAsMySqlCallsOneWithoutAName() {
		assertThat(constraints().byName("authors", "email"))
			.hasValueSatisfying((found) -> assertThat(found.columns()).containsExactly("email"));
		assertThat(constraints().byName("authors", "last_name")).isEmpty();
	}

	@Test
	void findsThePrimaryKeyAsMySqlCallsIt() {
		assertThat(constraints().byName("books", "PRIMARY"))
			.hasValueSatisfying((found) -> assertThat(found.columns()).containsExactly("id"));
		assertThat(constraints().byName(null, "PRIMARY")).as("two tables have one").isEmpty();
	}

	@Test
	void findsAForeignKeyByItsNameOnly() {
		assertThat(constraints().byName("books", "fk_author"))
			.contains(new Constraint("fk_author", "books", List.of("author_id")));
		assertThat(constraints().byColumns("books", List.of("author_id"))).isEmpty();
	}

	private MappingConstraints constraints() {
		assertThat(this.constraints).isNotNull();
		return this.constraints;
	}

	/**
	 * An entity with unique constraints.
	 */
	@Entity
	@Table(name = "authors",
			uniqueConstraints = @UniqueConstraint(name = "uk_name", columnNames = { "first_name", "last_name" }))
	static class Author {

		@Id
		@Nullable Long id;

		@Column(name = "first_name")
		@Nullable String firstName;

		@Column(name = "last_name")
		@Nullable String lastName;

		@Column(unique = true)
		@Nullable String email;

	}

	/**
	 * An entity with a unique index and a foreign key.
	 */
	@Entity
	@Table(name = "books", indexes = @Index(name = "ix_isbn", columnList = "isbn", unique = true))
	static class Book {

		@Id
		@Nullable Long id;

		@Nullable String isbn;

		@ManyToOne
		@JoinColumn(name = "author_id", foreignKey = @ForeignKey(name = "fk_author"))
		@Nullable Author author;

	}

}
