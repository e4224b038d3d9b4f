package io.appdb.migration.overlong;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/**
 * Has a column whose name is too long for some databases.
 */
@Entity(name = "overlong")
public class Overlong {

	static final String NAME = "a_name_of_more_letters_than_those_sixty_three_or_four_that_are_allowed";

	@Id
	int id;

	@Column(name = NAME)
	int amount;

}
