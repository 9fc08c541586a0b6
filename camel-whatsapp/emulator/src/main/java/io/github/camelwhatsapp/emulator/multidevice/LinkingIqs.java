package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.crypto.PublicKey;
import io.github.camelwhatsapp.crypto.UnusableKeyException;
import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.emulator.linking.CodeFinish;
import io.github.camelwhatsapp.emulator.linking.CodeHello;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Answers the requests of a client that is not linked yet: pings and the two halves of a pairing code. Used on the lane only.
 * Source: multidevice-transport.md sections 7.2 and 7.4.
 */
final class LinkingIqs {
    private static final int WRAPPED_KEY = 80;
    private static final int WRAPPED_BUNDLE = 156;
    private static final Pattern DISPLAY =
            Pattern.compile("(Chrome|Edge|Firefox|IE|Opera|Safari|Desktop|Electron|Brave) \\((Mac"
                    + " OS|Windows|Linux|Ubuntu|Android|iOS|Chrome OS)\\)");

    private final LinkingPhase phase;
    private Runnable after = () -> {};

    LinkingIqs(LinkingPhase phase) {
        this.phase = phase;
    }

    /** The answer to a request. */
    Node answer(Node iq) {
        if (iq.attributes().is("xmlns", "w:p")) {
            return IqAnswers.result(iq);
        }
        Optional<Node> code = iq.child("link_code_companion_reg");
        if (code.isEmpty() || !iq.attributes().is("xmlns", "md")) {
            phase.connection().note(Rule.BEFORE_LINKED, iq.toString());
            return IqAnswers.error(iq, IqError.NOT_AUTHORIZED);
        }
        return switch (code.get().attribute("stage").orElse("")) {
            case "companion_hello" -> hello(iq, code.get());
            case "companion_finish" -> finish(iq, code.get());
            default -> refuse(iq, "a stage that companions do not send");
        };
    }

    /** Does what is to follow the answer. */
    void afterAnswer() {
        Runnable next = after;
        after = () -> {};
        next.run();
    }

    private Node hello(Node iq, Node hello) {
        Jid jid = hello.attributes().requireJid("jid");
        byte[] wrapped = data(hello, "link_code_pairing_wrapped_companion_ephemeral_pub");
        byte[] noise = data(hello, "companion_server_auth_key_pub");
        String display =
                hello.child("companion_platform_display").map(Node::text).orElse("");
        if (wrapped.length != WRAPPED_KEY
                || !Arrays.equals(noise, phase.keys().noise().raw())) {
            return refuse(iq, "a wrapped key of " + wrapped.length + " bytes, or another noise key");
        }
        if (!DISPLAY.matcher(display).matches()) {
            return refuse(iq, "the display '" + display + "', which is no known browser and system");
        }
        if (phase.office().codeRefusal().isPresent()) {
            return IqAnswers.error(iq, IqError.of(phase.office().codeRefusal().getAsInt()));
        }
        if (phase.connection().state().accounts().find(jid.user()).isEmpty()) {
            return IqAnswers.error(iq, IqError.ITEM_NOT_FOUND);
        }
        String ref = phase.office().newRef(phase);
        phase.office()
                .awaitCode(
                        jid.user(),
                        new CodeAttempt(
                                phase,
                                new CodeHello(ref, wrapped, display),
                                phase.connection().state().time().now()));
        return IqAnswers.result(
                iq,
                Node.builder("link_code_companion_reg")
                        .attribute("stage", "companion_hello")
                        .child(Node.builder("link_code_pairing_ref").data(ref).build())
                        .build());
    }

    private Node finish(Node iq, Node finish) {
        String number = finish.attributes().requireJid("jid").user();
        byte[] bundle = data(finish, "link_code_pairing_wrapped_key_bundle");
        String ref = finish.child("link_code_pairing_ref").map(Node::text).orElse("");
        Optional<CodeAttempt> attempt = phase.office()
                .attemptOf(number, phase)
                .filter(under -> under.hello().ref().equals(ref));
        if (attempt.isEmpty() || bundle.length != WRAPPED_BUNDLE) {
            return refuse(iq, "a bundle of " + bundle.length + " bytes, or another reference than was given");
        }
        try {
            PublicKey identity = PublicKey.ofRaw(data(finish, "companion_identity_public"));
            after = () -> {
                if (!attempt.get().finished(new CodeFinish(bundle, identity))) {
                    phase.connection().note(Rule.LINK_CODE, "a companion_finish that no phone waits for");
                }
            };
            return IqAnswers.result(iq);
        } catch (UnusableKeyException e) {
            return refuse(iq, String.valueOf(e.getMessage()));
        }
    }

    private Node refuse(Node iq, String detail) {
        phase.connection().note(Rule.LINK_CODE, detail);
        return IqAnswers.error(iq, IqError.BAD_REQUEST);
    }

    private static byte[] data(Node parent, String child) {
        return parent.child(child).map(Node::dataBytes).orElse(new byte[0]);
    }
}
