package io.appdb.sample.posts;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * What a client says about a post. Immutable.
 *
 * @param title the title
 * @param content the text
 * @param authorId the number of the user who wrote it
 */
record PostInput(@Schema(example = "Notes") @NotBlank @Size(max = 200) String title,
		@NotNull @Size(max = 100_000) String content, @Schema(example = "1") @NotNull Long authorId) {
}
