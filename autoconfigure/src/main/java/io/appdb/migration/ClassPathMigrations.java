package io.appdb.migration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.ResourcePatternResolver;

/**
 * Looks for migrations on the class path without Flyway, which would ask the database.
 * Stateless.
 */
public final class ClassPathMigrations {

	private ClassPathMigrations() {
	}

	/**
	 * Tells whether there is any file in a folder or below it.
	 * @param folder the folder, like {@code db/migration}
	 * @param resources what knows the class path
	 * @return whether there is one
	 */
	public static boolean areIn(String folder, ResourceLoader resources) {
		try {
			Resource[] found = new PathMatchingResourcePatternResolver(resources)
				.getResources(ResourcePatternResolver.CLASSPATH_ALL_URL_PREFIX + folder + "/**");
			return Arrays.stream(found).anyMatch(Resource::isReadable);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The class path cannot be searched for migrations in " + folder, ex);
		}
	}

}
