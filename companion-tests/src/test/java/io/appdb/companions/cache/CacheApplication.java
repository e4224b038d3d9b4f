package io.appdb.companions.cache;

import java.util.List;

import io.appdb.companions.RunningApplication;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Caches its notes in memory.
 */
@SpringBootApplication
class CacheApplication {

	static RunningApplication start() {
		String hibernate = "spring.jpa.properties.hibernate.";
		return RunningApplication.start(CacheApplication.class, List.of(),
				hibernate + "cache.use_second_level_cache=true", hibernate + "cache.use_query_cache=true",
				hibernate + "cache.region.factory_class=jcache", hibernate + "generate_statistics=true",
				hibernate + "javax.cache.provider=com.github.benmanes.caffeine.jcache.spi.CaffeineCachingProvider",
				hibernate + "javax.cache.missing_cache_strategy=create");
	}

}
