package io.github.camelwhatsapp.emulator.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A directory that does not change. */
record FixedDirectory(List<Account> accounts, List<Group> groups, Map<String, String> names) implements PhoneDirectory {
    @Override
    public Optional<String> nameOf(String numberOrGroup) {
        return Optional.ofNullable(names.get(numberOrGroup));
    }
}
