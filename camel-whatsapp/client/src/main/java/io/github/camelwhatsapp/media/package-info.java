/**
 * The bytes of media on this machine and on their way: the spool, what a look at a file shows, transfers over HTTP, and the seal of
 * encrypted media. It knows no stanza; both generations use it.
 */
@NullMarked
package io.github.camelwhatsapp.media;

import org.jspecify.annotations.NullMarked;
