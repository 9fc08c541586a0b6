/**
 * The protobuf messages of the newer generation, generated from {@code src/main/protobuf}, and nothing else. Their
 * {@code toString} prints every field: never log one that holds keys or a person's words.
 */
@NullMarked
package io.github.camelwhatsapp.proto;

import org.jspecify.annotations.NullMarked;
