/** Drives a headless Chromium over its DevTools protocol, with nothing but the JDK and Jackson. */
@NullMarked
package io.github.camelwhatsapp.tests.browser;

import org.jspecify.annotations.NullMarked;
