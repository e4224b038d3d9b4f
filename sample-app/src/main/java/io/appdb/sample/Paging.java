package io.appdb.sample;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted. Immutable.
 *
 * @param page number of the page, from 0, the first one by default
 * @param size entries per page, 1 to 100, 20 by default
 */
public record Paging(@Schema(defaultValue = "0") @Min(0) @Max(1_000_000) @Nullable Integer page,
		@Schema(defaultValue = "20") @Min(1) @Max(100) @Nullable Integer size) {

	private static final int USUAL_SIZE = 20;

	/**
	 * Returns the number of the page.
	 * @return the number, from 0
	 */
	public int number() {
		return (this.page != null) ? this.page : 0;
	}

	/**
	 * Returns how many entries a page has.
	 * @return the number of entries
	 */
	public int limit() {
		return (this.size != null) ? this.size : USUAL_SIZE;
	}

	/**
	 * Returns the position of the page's first entry in the list.
	 * @return the position, from 0
	 */
	public int offset() {
		return number() * limit();
	}

}
