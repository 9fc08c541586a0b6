/**
 * How linked devices bring media to the server and find them there: which hosts there are, the upload, and the request that a phone
 * bring a medium again which is gone. It carries no bytes itself. Source: multidevice-messaging.md section 6.
 */
@NullMarked
package io.github.camelwhatsapp.multidevice.media;

import org.jspecify.annotations.NullMarked;
