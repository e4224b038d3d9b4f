package io.appdb.schema;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class TableStatementTests {

	@Test
	void addsConstraintsBehindTheColumns() {
		assertThat(new TableStatement("create table a (b int check (b in (1,2)), c varchar(3)) strict")
			.with(List.of("unique (b)", "unique (c)")))
			.isEqualTo("create table a (b int check (b in (1,2)), c varchar(3), unique (b), unique (c)) strict");
	}

	@Test
	void overlooksParenthesesInQuotes() {
		assertThat(new TableStatement("create table \"a (\" (b text default ')')").with(List.of("unique (b)")))
			.isEqualTo("create table \"a (\" (b text default ')', unique (b))");
	}

	@Test
	void refusesAStatementWithoutColumns() {
		assertThatIllegalStateException().isThrownBy(() -> new TableStatement("create table a").with(List.of("x")))
			.withMessageContaining("create table a");
	}

}
