package io.appdb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.appdb.engine.DatabaseType;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.context.properties.ConfigurationProperties;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the rooms: who may use whom, and the rules of the house that hold in each.
 */
class ArchitectureTests {

	private static final String ROOT = "io.appdb";

	private static final List<String> ALL_ROOMS = List.of("database", "error", "engine", "session", "bulk", "schema",
			"migration", "replica", "retry", "settings");

	/**
	 * The rooms of one database each, which no other room may use.
	 */
	private static final List<String> DATABASES = List.of("postgresql", "mysql", "h2", "sqlite");

	private static final List<String> OF_A_DATABASE = List.of("database", "error", "engine", "session", "bulk",
			"schema", "migration", "replica");

	/**
	 * The table of the design: each room and the rooms it may use. The root package is
	 * the empty name.
	 */
	private static final Map<String, List<String>> ALLOWED = Map.ofEntries(Map.entry("database", List.of()),
			Map.entry("error", List.of("database")), Map.entry("engine", List.of("error", "database")),
			Map.entry("session", List.of("engine", "error")),
			Map.entry("replica", List.of("engine", "error", "database")),
			Map.entry("bulk", List.of("session", "engine", "error", "database")),
			Map.entry("schema", List.of("engine", "error", "database")),
			Map.entry("migration", List.of("schema", "engine", "error", "database")),
			Map.entry("postgresql", OF_A_DATABASE), Map.entry("mysql", OF_A_DATABASE), Map.entry("h2", OF_A_DATABASE),
			Map.entry("sqlite", OF_A_DATABASE), Map.entry("retry", List.of("session", "error")),
			Map.entry("settings", List.of("replica", "retry", "migration", "schema", "session", "engine", "error")),
			Map.entry("", ALL_ROOMS), Map.entry("web", withRoot(ALL_ROOMS)), Map.entry("observe", withRoot(ALL_ROOMS)),
			Map.entry("cli", withRoot(ALL_ROOMS)),
			Map.entry("autoconfigure", withRoot(ALL_ROOMS, "web", "observe", "cli")));

	private static final JavaClasses classes = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages(ROOT);

	static List<String> rooms() {
		return new TreeMap<>(ALLOWED).keySet().stream().toList();
	}

	@ParameterizedTest
	@MethodSource("rooms")
	void usesOnlyTheRoomsOfTheTable(String room) {
		List<String> allowed = new ArrayList<>(ALLOWED.getOrDefault(room, List.of()));
		allowed.add(room);
		ArchRule rule = noClasses().that()
			.resideInAPackage(packageOf(room))
			.should()
			.dependOnClassesThat(DescribedPredicate.describe("are in a room not allowed to '" + room + "'",
					(other) -> other.getPackageName().startsWith(ROOT) && !allowed.contains(roomOf(other))));
		rule.allowEmptyShould(true).check(classes);
	}

	@Test
	void hasNoPackageOutsideTheTable() {
		assertThat(classes).isNotEmpty().allSatisfy((type) -> assertThat(ALLOWED).containsKey(roomOf(type)));
	}

	@Test
	void hasNoCycles() {
		slices().matching("io.appdb.(*)..").should().beFreeOfCycles().check(classes);
	}

	@Test
	void hasNoCyclesBetweenPackages() {
		slices().matching("io.appdb.(**)").should().beFreeOfCycles().check(classes);
	}

	/**
	 * The session of a request and the transaction around a test stand on sessions, which
	 * know neither.
	 */
	@Test
	void keepsRequestsAndTestsOutOfTheSessionCore() {
		noClasses().that()
			.resideInAnyPackage("io.appdb.session", "io.appdb.session.cache", "io.appdb.session.async")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("io.appdb.session.request", "org.springframework.web..", "jakarta.servlet..",
					"org.springframework.test..", "org.junit..")
			.check(classes);
		noClasses().that()
			.resideInAnyPackage("io.appdb.session.cache", "io.appdb.session.async")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("io.appdb.session")
			.check(classes);
	}

	/**
	 * A further database is a further room: nobody has a case for each. The comparison of
	 * schemas, which uses none of our rooms, has the databases in it.
	 */
	@Test
	void namesADatabaseInItsRoomOnly() {
		DescribedPredicate<JavaClass> elsewhere = DescribedPredicate.describe("are outside of the databases' rooms",
				(type) -> !DATABASES.contains(roomOf(type))
						&& !type.getPackageName().startsWith("io.appdb.schema.diff"));
		noClasses().that(elsewhere)
			.should()
			.haveNameMatching(".*\\.\\w*(Sqlite|SQLite|Postgre|MySql|Mysql|MariaDb|Mariadb|H2)\\w*(\\$.*)?")
			.check(classes);
		noClasses().that(elsewhere)
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.postgresql..", "com.mysql..", "org.mariadb..", "org.h2..", "org.sqlite..",
					"org.flywaydb.database..")
			.check(classes);
		noClasses().that(elsewhere)
			.and()
			.areNotAssignableTo(DatabaseType.class)
			.should()
			.accessFieldWhere(DescribedPredicate.describe("the field is a type of database",
					(access) -> access.getTargetOwner().isEquivalentTo(DatabaseType.class)
							&& !access.getTarget().getName().equals(DatabaseType.OTHER.name())))
			.check(classes);
	}

	/**
	 * A new version of Flyway is then a matter of one class.
	 */
	@Test
	void touchesFlywaysInternalClassesInOneClass() {
		String door = ROOT + ".migration.FlywayWork";
		String internal = "org.flywaydb..internal..";
		classes().that()
			.haveFullyQualifiedName(door)
			.should()
			.dependOnClassesThat()
			.resideInAPackage(internal)
			.check(classes);
		noClasses().that()
			.haveNameNotMatching(door + "(\\$.*)?")
			.should()
			.dependOnClassesThat()
			.resideInAPackage(internal)
			.check(classes);
	}

	@Test
	void marksEveryPackageForNullness() {
		ArchCondition<JavaClass> marked = new ArchCondition<>("be in a null-marked package") {

			@Override
			public void check(JavaClass type, ConditionEvents events) {
				boolean satisfied = type.getPackage().isAnnotatedWith(NullMarked.class);
				events.add(new SimpleConditionEvent(type, satisfied, type.getPackageName() + " is not null-marked"));
			}

		};
		classes().should(marked).check(classes);
	}

	@Test
	void extendsOnlyWhatIsMeantForIt() {
		classes().that()
			.areNotInterfaces()
			.and()
			.areNotAnonymousClasses()
			.and()
			.areNotNestedClasses()
			.and()
			.doNotHaveModifier(JavaModifier.ABSTRACT)
			.and()
			.areNotEnums()
			.should()
			.haveModifier(JavaModifier.FINAL)
			.check(classes);
	}

	@Test
	void hidesEveryField() {
		fields().that().areNotStatic().or().areNotFinal().should().notBePublic().check(classes);
	}

	@Test
	void keepsNoStaticState() {
		fields().that().areStatic().and().doNotHaveModifier(JavaModifier.SYNTHETIC).should().beFinal().check(classes);
	}

	@Test
	void namesClassesInFullNouns() {
		classes().should().haveNameNotMatching(".*(Util|Utils|Helper|Impl|Common)(\\$.*)?").check(classes);
		classes().should().haveNameNotMatching(".*\\.(Base|Abstract)[A-Z].*").check(classes);
	}

	/**
	 * Picocli is optional, and an application that runs no command loads none of it.
	 */
	@Test
	void readsCommandsInOnePlace() {
		String reading = ".*\\.cli\\.(\\w+Verb(\\$\\w+)?|CommandParser|DatabaseCommand|Versions)";
		noClasses().that()
			.haveNameNotMatching(reading)
			.should()
			.dependOnClassesThat()
			.resideInAPackage("picocli..")
			.check(classes);
		noClasses().that()
			.haveNameNotMatching(reading + "|.*\\.cli\\.CommandLineRun")
			.should()
			.dependOnClassesThat()
			.haveNameMatching(reading)
			.check(classes);
	}

	/**
	 * The properties are read by the auto-configuration and by a manager outside of an
	 * application, which may not use its room.
	 */
	@Test
	void hasThePropertiesInTheirRoomAndHidesTheBeanMethods() {
		classes().that()
			.areAnnotatedWith(ConfigurationProperties.class)
			.should()
			.resideInAPackage("io.appdb.settings")
			.check(classes);
		noClasses().that()
			.resideInAnyPackage(ALL_ROOMS.stream()
				.filter((room) -> !room.equals("settings"))
				.map(ArchitectureTests::packageOf)
				.toArray(String[]::new))
			.should()
			.dependOnClassesThat()
			.resideInAPackage("io.appdb.settings")
			.check(classes);
		methods().that()
			.areAnnotatedWith("org.springframework.context.annotation.Bean")
			.should()
			.notBePublic()
			.check(classes);
	}

	@Test
	void promisesNothingInTheRoomOfTheAutoConfiguration() {
		classes().that()
			.resideInAPackage("io.appdb.autoconfigure")
			.and()
			.haveNameNotMatching(".*AutoConfiguration")
			.should()
			.notBePublic()
			.check(classes);
	}

	private static List<String> withRoot(List<String> rooms, String... more) {
		List<String> all = new ArrayList<>(rooms);
		all.add("");
		all.addAll(List.of(more));
		return List.copyOf(all);
	}

	private static String packageOf(String room) {
		return room.isEmpty() ? ROOT : ROOT + "." + room + "..";
	}

	private static String roomOf(JavaClass type) {
		String below = type.getPackageName().substring(ROOT.length());
		return below.isEmpty() ? "" : below.substring(1).split("\\.", 2)[0];
	}

}
