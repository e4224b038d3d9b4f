package io.appdb.test;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/**
 * Leaves the components of an application out of a slice. Without state.
 */
final class SliceFilter extends TypeExcludeFilter {

	@Override
	public boolean match(MetadataReader metadataReader, MetadataReaderFactory metadataReaderFactory) {
		return true;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof SliceFilter;
	}

	@Override
	public int hashCode() {
		return SliceFilter.class.hashCode();
	}

}
