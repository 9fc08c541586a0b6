package io.github.camelwhatsapp.emulator.classic;

import io.github.camelwhatsapp.emulator.state.Account;
import io.github.camelwhatsapp.emulator.state.Accounts;
import io.github.camelwhatsapp.wire.Node;
import java.util.Optional;

/**
 * {@code urn:xmpp:whatsapp:account}: normalised numbers, prices, extension, removal, change of number. Source: classic.md section 5.4.
 */
final class AccountIqs implements IqFamily {
    @Override
    public Optional<Node> answer(Session session, Node iq) {
        Optional<Node> asked = iq.children().stream().findFirst();
        boolean isSet = iq.attributes().is("type", "set");
        return asked.flatMap(child -> switch (child.tag()) {
            case "normalize" -> isSet ? Optional.empty() : Optional.of(normalize(iq, child));
            case "pricing" -> isSet ? Optional.empty() : Optional.of(pricing(session, iq, child));
            case "extend" -> isSet ? Optional.of(extend(session, iq)) : Optional.empty();
            case "remove" -> isSet ? Optional.empty() : Optional.of(remove(session, iq, child));
            case "modify" -> isSet ? Optional.empty() : Optional.of(changeNumber(session, iq, child));
            default -> Optional.empty();
        });
    }

    private static Node normalize(Node iq, Node asked) {
        String countryCode = asked.child("cc").map(Node::text).orElse("");
        String number = asked.child("in").map(Node::text).orElse("").replaceFirst("^0+", "");
        return Accounts.isNumber(countryCode + number)
                ? IqAnswers.result(
                        iq,
                        Node.builder("normalize")
                                .attribute("result", countryCode + number)
                                .build())
                : IqAnswers.error(iq, IqError.BAD_REQUEST);
    }

    private static Node pricing(Session session, Node iq, Node asked) {
        asked.attributes().requireText("lg");
        asked.attributes().requireText("lc");
        return IqAnswers.result(
                iq,
                Node.builder("pricing")
                        .attribute("price", "\u20ac 0,89")
                        .attribute("cost", "0.89")
                        .attribute("currency", "EUR")
                        .attribute(
                                "expiration",
                                Long.toString(session.account().expiration().getEpochSecond()))
                        .build());
    }

    private static Node extend(Session session, Node iq) {
        session.account().extend();
        return IqAnswers.result(
                iq, Node.builder("extend").child(terms(session.account())).build());
    }

    /** The account is gone with the answer, and so is the connection. */
    private static Node remove(Session session, Node iq, Node asked) {
        asked.child("body").ifPresent(body -> {
            body.attributes().requireText("lg");
            body.attributes().requireText("lc");
        });
        Node answer = IqAnswers.result(iq);
        session.state().lane().execute(() -> {
            session.state().remove(session.account());
            session.finish();
        });
        return answer;
    }

    private static Node changeNumber(Session session, Node iq, Node asked) {
        String old = asked.child("username").map(Node::text).orElse("");
        byte[] identity = asked.child("password").map(Node::dataBytes).orElseGet(() -> new byte[0]);
        Optional<Account> account = session.state().accounts().find(old).filter(known -> known != session.account());
        if (account.isEmpty()) {
            return IqAnswers.error(iq, IqError.ITEM_NOT_FOUND);
        }
        if (!session.state().applicants().of(old).isRegisteredAs(identity)) {
            return IqAnswers.error(iq, IqError.FORBIDDEN);
        }
        session.state().move(account.get(), session.account());
        return IqAnswers.result(
                iq, Node.builder("modify").child(terms(session.account())).build());
    }

    /** The account as several answers and notices describe it. */
    static Node terms(Account account) {
        return Node.builder("account")
                .attribute("kind", account.kind())
                .attribute("status", "active")
                .attribute("creation", Long.toString(account.creation().getEpochSecond()))
                .attribute("expiration", Long.toString(account.expiration().getEpochSecond()))
                .build();
    }
}
