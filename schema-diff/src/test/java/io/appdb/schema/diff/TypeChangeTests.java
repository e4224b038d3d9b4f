package io.appdb.schema.diff;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TypeChangeTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			value = { "integer|integer|NONE", "int|integer|WIDER", "integer|bigint|WIDER", "bigint|smallint|NARROWER",
					"int4|int8|WIDER", "real|double precision|WIDER", "double|float|NARROWER",
					"varchar(20)|varchar(50)|WIDER", "varchar(50)|varchar(20)|NARROWER", "varchar(50)|varchar|WIDER",
					"varchar|varchar(50)|NARROWER", "varchar(50)|text|WIDER", "text|varchar(50)|NARROWER",
					"character varying(50)|text|WIDER", "char(3)|varchar(2)|NARROWER", "char(3)|varchar(3)|WIDER",
					"varchar(9)|clob|WIDER", "numeric(10,2)|numeric(12,2)|WIDER", "numeric(10,2)|numeric(12,4)|WIDER",
					"numeric(10,2)|numeric(10,4)|NARROWER", "numeric(10,2)|numeric(10)|NARROWER",
					"date|timestamp(6)|WIDER", "date|datetime(6)|WIDER", "timestamp(6)|date|NARROWER",
					"timestamp(6)|timestamp(3)|NARROWER",
					"timestamp(6) without time zone|timestamp(6) with time zone|NARROWER", "integer|varchar(20)|OTHER",
					"varchar(20)|integer|OTHER", "enum('A')|enum('A','B')|WIDER", "enum('A','B')|enum('B')|NARROWER",
					"enum('A,''B''')|enum('A,''B''','C')|WIDER", "tinyblob|longblob|WIDER", "uuid|bytea|OTHER" })
	void tellsWhetherValuesFit(String from, String to, TypeChange expected) {
		assertThat(TypeChange.of(from, to)).isEqualTo(expected);
	}

}
