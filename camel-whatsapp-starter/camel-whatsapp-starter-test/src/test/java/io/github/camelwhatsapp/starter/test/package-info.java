@NullMarked
package io.github.camelwhatsapp.starter.test;

import org.jspecify.annotations.NullMarked;
