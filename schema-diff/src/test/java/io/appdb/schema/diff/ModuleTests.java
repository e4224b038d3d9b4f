package io.appdb.schema.diff;

import java.io.File;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of what the module promises about itself: it needs the JDK only, and offers a few
 * types.
 */
class ModuleTests {

	private static final JavaClasses classes = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("io.appdb");

	/**
	 * All other tests of the module run on this class path too.
	 */
	@Test
	void hasNoSpringOnItsClassPath() {
		assertThat(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
			.split(File.pathSeparator)).isNotEmpty()
			.allSatisfy(
					(entry) -> assertThat(new File(entry).getName()).doesNotContain("spring", "hibernate", "flyway"));
		assertThatExceptionOfType(ClassNotFoundException.class)
			.isThrownBy(() -> Class.forName("org.springframework.core.SpringVersion"));
	}

	@Test
	void usesTheJdkAndTheAnnotationsForNullOnly() {
		classes().should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage("java..", "javax.sql", "org.jspecify.annotations", "io.appdb.schema.diff")
			.check(classes);
	}

	@Test
	void promisesTheseTypesAndNoOther() {
		assertThat(classes)
			.filteredOn((type) -> type.getModifiers().contains(JavaModifier.PUBLIC) && !type.isNestedClass())
			.extracting(JavaClass::getSimpleName)
			.containsExactlyInAnyOrder("SchemaComparison", "DiffDialect", "SchemaModel", "SchemaDifference",
					"SchemaStatement", "Renames", "TableName", "Column");
	}

}
