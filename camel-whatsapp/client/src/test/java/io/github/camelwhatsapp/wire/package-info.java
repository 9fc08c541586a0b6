/** Tests of the binary forms against vectors that other clients produced, and against bytes that mean harm. */
@NullMarked
package io.github.camelwhatsapp.wire;

import org.jspecify.annotations.NullMarked;
