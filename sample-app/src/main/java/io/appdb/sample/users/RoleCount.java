package io.appdb.sample.users;

/**
 * How many users have a role. Immutable.
 *
 * @param role the role
 * @param users how many users have it
 */
record RoleCount(Role role, long users) {
}
