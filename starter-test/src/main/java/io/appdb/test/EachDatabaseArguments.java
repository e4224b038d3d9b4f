package io.appdb.test;

import java.util.List;
import java.util.stream.Stream;

import io.appdb.engine.DatabaseType;
import io.appdb.test.server.TestServers;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.AnnotationBasedArgumentsProvider;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.support.ParameterDeclarations;

/**
 * Creates the databases of an {@link EachDatabase} test one after the other, each when
 * its turn has come. Owned by JUnit.
 */
final class EachDatabaseArguments extends AnnotationBasedArgumentsProvider<EachDatabase> {

	@Override
	protected Stream<? extends Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context,
			EachDatabase annotation) {
		List<DatabaseType> types = (annotation.value().length > 0) ? List.of(annotation.value())
				: Stream.of(DatabaseType.values()).filter((type) -> type != DatabaseType.OTHER).toList();
		return types.stream().map((type) -> Arguments.of(new TestDatabase(TestServers.shared().create(type))));
	}

}
