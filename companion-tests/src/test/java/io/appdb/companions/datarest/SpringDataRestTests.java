package io.appdb.companions.datarest;

import io.appdb.companions.Comparison;
import org.junit.jupiter.api.Test;

class SpringDataRestTests {

	@Test
	void answersAsItDoesAlone() {
		String refused = "409 { \"message\" : \"Could not commit changes!\" }";
		Comparison.assertSame(DataRestProbe.class, "201", "201", refused, refused, refused,
				"400 { \"message\" : \"…\" }", "200 { \"isbn\" : \"1\", \"title\" : \"One\" }", "204", refused, "412",
				"200 { \"isbn\" : \"1\", \"title\" : \"Changed\" }", "204", "404",
				"200 { \"_embedded\" : { \"books\" : [ { \"isbn\" : \"2\", \"title\" : \"Two\" } ]");
	}

}
