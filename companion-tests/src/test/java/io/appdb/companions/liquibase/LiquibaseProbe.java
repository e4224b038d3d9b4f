package io.appdb.companions.liquibase;

import java.util.List;

import io.appdb.companions.Companion;
import io.appdb.companions.Probe;
import io.appdb.companions.RunningApplication;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Starts with a change log, looks at the tables, and writes a row.
 */
public final class LiquibaseProbe extends Probe {

	private static final String TABLES = "select lower(table_name) from information_schema.tables "
			+ "where lower(table_schema) = 'public' order by 1";

	@Override
	protected void run() throws Exception {
		try (RunningApplication application = start(LiquibaseApplication.class, List.of(Companion.LIQUIBASE),
				LiquibaseApplication.CHANGE_LOG)) {
			saw(application.bean(JdbcTemplate.class).queryForList(TABLES, String.class));
			Notes notes = application.bean(Notes.class);
			notes.save(new Note("mine"));
			saw(notes.findAll().stream().map(Note::text).toList());
			saw("Flyway: " + application.context().containsBean("flyway"));
		}
	}

}
