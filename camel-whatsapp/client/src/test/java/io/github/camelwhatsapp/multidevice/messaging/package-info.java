/** Tests of messages between devices, whose stanzas go through the hands of the tests. */
@NullMarked
package io.github.camelwhatsapp.multidevice.messaging;

import org.jspecify.annotations.NullMarked;
