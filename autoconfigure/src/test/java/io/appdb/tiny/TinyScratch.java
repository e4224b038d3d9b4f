package io.appdb.tiny;

import java.util.Properties;

import io.appdb.schema.scratch.ScratchAddress;
import io.appdb.schema.scratch.ScratchDatabase;
import io.appdb.schema.scratch.ScratchKind;
import io.appdb.schema.scratch.ScratchNames;

import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/**
 * Makes scratch databases.
 */
final class TinyScratch implements ScratchKind {

	@Override
	public ScratchDatabase create(ScratchAddress address) {
		String name = ScratchNames.next();
		return new ScratchDatabase(name,
				new SimpleDriverDataSource(new TinyDriver(), TinyDriver.PREFIX + name, new Properties()), () -> {
				});
	}

}
