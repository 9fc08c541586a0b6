/**
 * The kill harness: a route in a process of its own is killed again and again while messages come in, and what it had done is then
 * counted. It must not know the store, the client or any other inside of what it judges, save for the places at which it kills.
 */
package io.github.camelwhatsapp.tests.kill;
