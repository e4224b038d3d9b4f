package io.appdb.sample.posts;

/**
 * How many posts a user wrote. Immutable.
 *
 * @param authorId the number of the user
 * @param username the name of the user
 * @param posts how many posts, which may be none
 */
record AuthorCount(Long authorId, String username, long posts) {
}
