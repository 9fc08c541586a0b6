/** Tests of the stores on JDBC: what every form must keep to, and what only a file can show. */
@NullMarked
package io.github.camelwhatsapp.store.jdbc;

import org.jspecify.annotations.NullMarked;
