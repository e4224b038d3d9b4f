package io.appdb.benchmarks;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.hibernate.boot.spi.SessionFactoryOptions;
import org.hibernate.cache.cfg.spi.DomainDataRegionBuildingContext;
import org.hibernate.cache.cfg.spi.DomainDataRegionConfig;
import org.hibernate.cache.spi.support.DomainDataStorageAccess;
import org.hibernate.cache.spi.support.RegionFactoryTemplate;
import org.hibernate.cache.spi.support.StorageAccess;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.jspecify.annotations.Nullable;

/**
 * The quickest store Hibernate's own caches can have: maps on the heap, without limit or
 * expiry. Hibernate owns it; shared by all threads.
 */
public final class MapRegions extends RegionFactoryTemplate {

	private static final long serialVersionUID = 1L;

	/**
	 * For Hibernate.
	 */
	public MapRegions() {
	}

	@Override
	protected void prepareForUse(SessionFactoryOptions settings, Map<String, Object> configuration) {
	}

	@Override
	protected void releaseFromUse() {
	}

	@Override
	protected DomainDataStorageAccess createDomainDataStorageAccess(DomainDataRegionConfig region,
			DomainDataRegionBuildingContext context) {
		return new Storage();
	}

	@Override
	protected StorageAccess createQueryResultsRegionStorageAccess(String region, SessionFactoryImplementor factory) {
		return new Storage();
	}

	@Override
	protected StorageAccess createTimestampsRegionStorageAccess(String region, SessionFactoryImplementor factory) {
		return new Storage();
	}

	/**
	 * A region.
	 */
	private static final class Storage implements DomainDataStorageAccess {

		private final Map<Object, Object> values = new ConcurrentHashMap<>();

		@Override
		public @Nullable Object getFromCache(Object key, SharedSessionContractImplementor session) {
			return this.values.get(key);
		}

		@Override
		public void putIntoCache(Object key, Object value, SharedSessionContractImplementor session) {
			this.values.put(key, value);
		}

		@Override
		public boolean contains(Object key) {
			return this.values.containsKey(key);
		}

		@Override
		public void evictData() {
			this.values.clear();
		}

		@Override
		public void evictData(Object key) {
			this.values.remove(key);
		}

		@Override
		public void release() {
			this.values.clear();
		}

	}

}
