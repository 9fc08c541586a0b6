/** How the classic generation brings media to the server: the form that is posted and its answer. Source: classic.md section 8. */
@NullMarked
package io.github.camelwhatsapp.classic.media;

import org.jspecify.annotations.NullMarked;
