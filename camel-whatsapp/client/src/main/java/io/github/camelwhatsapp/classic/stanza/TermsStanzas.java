package io.github.camelwhatsapp.classic.stanza;

import io.github.camelwhatsapp.error.ProtocolException;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.AccountTerms;
import io.github.camelwhatsapp.model.ClientConfig;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Secret;
import io.github.camelwhatsapp.model.ServerProperties;
import io.github.camelwhatsapp.model.ServicePricing;
import io.github.camelwhatsapp.operation.ExtendAccount;
import io.github.camelwhatsapp.operation.GetClientConfig;
import io.github.camelwhatsapp.operation.GetHasVoip;
import io.github.camelwhatsapp.operation.GetNormalizedJid;
import io.github.camelwhatsapp.operation.GetServerProperties;
import io.github.camelwhatsapp.operation.GetServicePricing;
import io.github.camelwhatsapp.operation.RemoveAccount;
import io.github.camelwhatsapp.operation.SetClientConfig;
import io.github.camelwhatsapp.operation.SetPushToken;
import io.github.camelwhatsapp.operation.SetRecoveryToken;
import io.github.camelwhatsapp.stream.RequestFamily;
import io.github.camelwhatsapp.wire.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code <iq>} requests about the account's terms and the server's. Source: classic.md section 5.4. */
public final class TermsStanzas {
    private static final String ACCOUNT = "urn:xmpp:whatsapp:account";
    private static final String PUSH = "urn:xmpp:whatsapp:push";

    private TermsStanzas() {}

    /** The requests of this family. */
    static RequestFamily requests() {
        return new RequestFamily()
                .add(
                        GetServerProperties.class,
                        (id, operation) ->
                                request(id, "get", "w").child(Node.of("props")).build(),
                        (operation, reply) -> properties(reply))
                .add(SetClientConfig.class, (id, operation) -> config(id, "Android", "version", "2.16.148"))
                .add(
                        GetClientConfig.class,
                        (id, operation) -> AccountStanzas.clientConfig(id),
                        (operation, reply) -> clientConfig(reply))
                .add(SetPushToken.class, (id, operation) -> config(id, "gcm", "id", operation.token()))
                .add(SetRecoveryToken.class, TermsStanzas::recoveryToken)
                .add(GetNormalizedJid.class, TermsStanzas::normalize, (operation, reply) -> normalized(reply))
                .add(GetServicePricing.class, TermsStanzas::pricing, (operation, reply) -> priced(reply))
                .add(
                        ExtendAccount.class,
                        (id, operation) -> request(id, "set", ACCOUNT)
                                .child(Node.of("extend"))
                                .build(),
                        (operation, reply) ->
                                terms(ProfileStanzas.require(ProfileStanzas.require(reply, "extend"), "account")))
                .add(RemoveAccount.class, TermsStanzas::remove)
                .add(GetHasVoip.class, TermsStanzas::voip, (operation, reply) -> callable(reply));
    }

    /** Moves the account of an old number here. */
    public static Node changeNumber(String id, String oldNumber, byte[] oldIdentity) {
        return Node.builder("iq")
                .attribute("xmlns", ACCOUNT)
                .attribute("id", id)
                .attribute("type", "get")
                .attribute("to", "c.us")
                .child(Node.builder("modify")
                        .child(Node.builder("username").data(oldNumber).build())
                        .child(Node.builder("password").data(oldIdentity).build())
                        .build())
                .build();
    }

    /** The terms after a change of number. */
    public static AccountTerms numberChanged(Node reply) {
        return terms(ProfileStanzas.require(ProfileStanzas.require(reply, "modify"), "account"));
    }

    /** The terms in an {@code <account>} or a {@code <success>}. */
    static AccountTerms terms(Node node) {
        return new AccountTerms(
                node.attribute("kind"),
                node.attribute("status"),
                node.attributes().instant("creation"),
                node.attributes().instant("expiration"));
    }

    private static Node.Builder request(String id, String type, String namespace) {
        return Node.builder("iq")
                .attribute("id", id)
                .attribute("type", type)
                .attribute("xmlns", namespace)
                .attribute("to", Jid.USER_SERVER);
    }

    private static ServerProperties properties(Node reply) {
        Node properties = ProfileStanzas.require(reply, "props");
        Map<String, String> values = new LinkedHashMap<>();
        for (Node property : properties.children()) {
            values.put(
                    property.attributes().requireText("name"),
                    property.attribute("value").orElse(""));
        }
        return new ServerProperties(properties.attribute("version").orElse(""), values);
    }

    private static Node config(String id, String platform, String name, String value) {
        return request(id, "set", PUSH)
                .child(Node.builder("config")
                        .attribute("platform", platform)
                        .attribute(name, value)
                        .build())
                .build();
    }

    private static ClientConfig clientConfig(Node reply) {
        Node config = reply.child("config").orElseGet(() -> Node.of("config"));
        return new ClientConfig(
                config.attribute("platform"),
                config.attribute("version"),
                config.attribute("id").map(Secret::new));
    }

    private static Node recoveryToken(String id, SetRecoveryToken operation) {
        return Node.builder("iq")
                .attribute("id", id)
                .attribute("type", "set")
                .attribute("to", Jid.USER_SERVER)
                .child(Node.builder("pin")
                        .attribute("xmlns", "w:ch:p")
                        .data(operation.token())
                        .build())
                .build();
    }

    private static Node normalize(String id, GetNormalizedJid operation) {
        return request(id, "get", ACCOUNT)
                .child(Node.builder("normalize")
                        .child(Node.builder("cc").data(operation.countryCode()).build())
                        .child(Node.builder("in").data(operation.number()).build())
                        .build())
                .build();
    }

    /** The server says digits where it knows no address. */
    private static Party normalized(Node reply) {
        String result =
                ProfileStanzas.require(reply, "normalize").attribute("result").orElse("");
        try {
            return Party.parse(result);
        } catch (IllegalArgumentException e) {
            throw new ProtocolException("getNormalizedJid", "a number", "'" + result + "'");
        }
    }

    private static Node pricing(String id, GetServicePricing operation) {
        return request(id, "get", ACCOUNT)
                .child(Node.builder("pricing")
                        .attribute("lg", operation.language().orElse("en"))
                        .attribute("lc", operation.country().orElse("US"))
                        .build())
                .build();
    }

    private static ServicePricing priced(Node reply) {
        Node pricing = ProfileStanzas.require(reply, "pricing");
        return new ServicePricing(
                pricing.attribute("price").orElse(""),
                pricing.attribute("cost").orElse(""),
                pricing.attribute("currency").orElse(""),
                pricing.attributes().instant("expiration"));
    }

    private static Node remove(String id, RemoveAccount operation) {
        Node.Builder remove = Node.builder("remove");
        operation
                .feedback()
                .filter(text -> !text.isEmpty())
                .ifPresent(text -> remove.child(Node.builder("body")
                        .attribute("lg", operation.language().orElse("en"))
                        .attribute("lc", operation.country().orElse("US"))
                        .data(text)
                        .build()));
        return Node.builder("iq")
                .attribute("to", Jid.USER_SERVER)
                .attribute("xmlns", ACCOUNT)
                .attribute("type", "get")
                .attribute("id", id)
                .child(remove.build())
                .build();
    }

    private static Node voip(String id, GetHasVoip operation) {
        return request(id, "get", "voip")
                .child(Node.builder("eligible")
                        .children(ProfileStanzas.users(operation.people()))
                        .build())
                .build();
    }

    private static List<Party> callable(Node reply) {
        return ProfileStanzas.require(reply, "eligible").children().stream()
                .filter(user -> user.is("user"))
                .map(user -> Party.of(user.attributes().requireJid("jid")))
                .toList();
    }
}
