package io.github.camelwhatsapp.spi;

import io.github.camelwhatsapp.store.AccountStore;
import io.github.camelwhatsapp.time.TimeSource;
import java.util.concurrent.Executor;

/**
 * What a generation is given to do something for an account that has no connection.
 *
 * @param settings the account
 * @param store where its state is kept
 * @param time its clock and timer
 * @param executor the shared pool
 */
public record AccountContext(AccountSettings settings, AccountStore store, TimeSource time, Executor executor) {}
