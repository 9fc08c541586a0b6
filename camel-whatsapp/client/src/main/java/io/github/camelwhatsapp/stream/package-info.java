/**
 * What the connections of both generations are made of: the life of a socket and its phases, requests and their answers, keepalive,
 * and the bound of what is read and not yet stored. It knows no generation.
 */
@NullMarked
package io.github.camelwhatsapp.stream;

import org.jspecify.annotations.NullMarked;
