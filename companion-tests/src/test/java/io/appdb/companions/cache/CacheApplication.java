package io.appdb.companions.cache;

import java.util.stream.Stream;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Caches its notes in memory.
 */
@SpringBootApplication
class CacheApplication {

	static String[] settings() {
		return Stream
			.of("cache.use_second_level_cache=true", "cache.use_query_cache=true", "cache.region.factory_class=jcache",
					"generate_statistics=true", "javax.cache.missing_cache_strategy=create",
					"javax.cache.provider=com.github.benmanes.caffeine.jcache.spi.CaffeineCachingProvider")
			.map((setting) -> "spring.jpa.properties.hibernate." + setting)
			.toArray(String[]::new);
	}

}
