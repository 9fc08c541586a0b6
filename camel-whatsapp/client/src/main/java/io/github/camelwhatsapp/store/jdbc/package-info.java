/**
 * The stores on JDBC, with SQLite as their dialect: one connection, one thread that writes and commits in groups, numbered
 * migrations. It knows rows and bytes, and nothing of what they mean.
 */
@NullMarked
package io.github.camelwhatsapp.store.jdbc;

import org.jspecify.annotations.NullMarked;
