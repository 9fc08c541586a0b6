/**
 * Other implementations of the protocol, installed outside the tree and run in processes of their own, to be measured beside ours. Where
 * one cannot be had, the report says so.
 */
@NullMarked
package io.github.camelwhatsapp.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
