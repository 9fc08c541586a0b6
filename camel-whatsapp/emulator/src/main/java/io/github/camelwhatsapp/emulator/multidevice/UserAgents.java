package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.proto.ClientPayload.UserAgent;

/** Judges what a client says of itself. Source: multidevice-transport.md section 3.1. */
final class UserAgents {
    private UserAgents() {}

    /** What is missing or wrong, in words; empty if all is well. */
    static String complaint(UserAgent agent, Clientele clientele) {
        if (!clientele.platforms().contains(agent.getPlatform())) {
            return "the platform is " + agent.getPlatform() + ", one of " + clientele.platforms() + " is expected";
        }
        if (!agent.hasAppVersion() || !agent.getAppVersion().hasPrimary()) {
            return "there is no version";
        }
        if (agent.hasPhoneId() && agent.getPhoneId().isEmpty()) {
            return "there is an empty phoneId";
        }
        return "";
    }
}
