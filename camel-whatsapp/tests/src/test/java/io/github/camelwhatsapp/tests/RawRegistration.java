package io.github.camelwhatsapp.tests;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Calls the registration service in ways in which no client of ours does. */
final class RawRegistration {
    static final String ANDROID = "WhatsApp/2.16.148 Android/4.3 Device/Xiaomi-HM_1SW";
    static final String S40 = "WhatsApp/2.16.11 S40Version/14.26 Device/Nokia-302";

    private final WhatsAppEmulator emulator;
    private final HttpClient http;

    RawRegistration(WhatsAppEmulator emulator) throws Exception {
        this.emulator = emulator;
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry("emulator", emulator.certificate().certificate());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        http = HttpClient.newBuilder().sslContext(tls).build();
    }

    /** The HTTP status and the body of an answer. */
    String get(String call, String userAgent) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        emulator.registration().address().resolve(call))
                .header("User-Agent", userAgent)
                .header("Accept", "text/json")
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        return response.statusCode() + " " + response.body();
    }
}
