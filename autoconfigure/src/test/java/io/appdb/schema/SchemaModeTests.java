package io.appdb.schema;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SchemaModeTests {

	@Test
	void migratesAutomaticallyIfThereAreMigrations() {
		assertThat(SchemaMode.AUTO.resolve(true)).isEqualTo(SchemaMode.MIGRATE);
		assertThat(SchemaMode.AUTO.resolve(false)).isEqualTo(SchemaMode.CREATE);
	}

	@Test
	void keepsAnyOtherMode() {
		assertThat(SchemaMode.NONE.resolve(true)).isEqualTo(SchemaMode.NONE);
		assertThat(SchemaMode.CREATE.resolve(true)).isEqualTo(SchemaMode.CREATE);
	}

}
