package io.github.camelwhatsapp.model;

import java.time.Instant;
import java.util.Optional;

/**
 * The number is registered, and its password is in the account's store: the next login uses it. Source: classic.md section 4.5,
 * {@code onCodeRegister} and {@code onCredentialsGood}.
 *
 * @param phoneNumber the number: digits with the country code
 * @param login the name to log in with, which is the number
 * @param password what to log in with; a new one with every call
 * @param type {@code new} or {@code existing}, if told
 * @param expiration when the account expires, if told
 * @param kind {@code free} or {@code paid}, if told
 * @param price what a year costs, with its currency, if told
 * @param cost the same as a number, if told
 * @param currency its currency, if told
 * @param priceExpiration until when that price holds, if told
 */
public record Registered(
        String phoneNumber,
        String login,
        Secret password,
        Optional<String> type,
        Optional<Instant> expiration,
        Optional<String> kind,
        Optional<String> price,
        Optional<String> cost,
        Optional<String> currency,
        Optional<Instant> priceExpiration)
        implements CodeRequestOutcome {}
