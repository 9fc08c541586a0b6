/** How a classic account proves who it is; pure: nodes and bytes in, nodes and bytes out. Source: classic.md section 3. */
@NullMarked
package io.github.camelwhatsapp.classic.handshake;

import org.jspecify.annotations.NullMarked;
