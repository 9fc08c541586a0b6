package io.github.camelwhatsapp.emulator;

import io.github.camelwhatsapp.emulator.state.ServerState;
import io.github.camelwhatsapp.emulator.web.PhoneDirectory;
import io.github.camelwhatsapp.jid.Jid;
import java.util.List;
import java.util.Optional;

/** Whom a played phone can write to: the accounts and groups of the servers. */
final class Directory implements PhoneDirectory {
    private final ServerState state;

    Directory(ServerState state) {
        this.state = state;
    }

    @Override
    public List<Account> accounts() {
        return state.lane().call(() -> state.accounts().all().stream()
                .map(account -> new Account(
                        account.number(), nameOf(account), account.link().isPresent()))
                .toList());
    }

    @Override
    public List<Group> groups() {
        return state.lane().call(() -> state.groups().all().stream()
                .map(group -> new Group(
                        group.id(),
                        group.subject(),
                        group.members().stream().map(Jid::user).toList()))
                .toList());
    }

    @Override
    public Optional<String> nameOf(String numberOrGroup) {
        return state.lane().call(() -> state.accounts()
                .find(numberOrGroup)
                .map(Directory::nameOf)
                .or(() -> state.groups().find(Jid.ofGroup(numberOrGroup)).map(group -> group.subject())));
    }

    private static String nameOf(io.github.camelwhatsapp.emulator.state.Account account) {
        return account.name().isEmpty() ? account.number() : account.name();
    }
}
