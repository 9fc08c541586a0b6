/** Tests of linked devices against a server that is scripted and in memory, over links without sockets, under virtual time. */
@NullMarked
package io.github.camelwhatsapp.multidevice;

import org.jspecify.annotations.NullMarked;
