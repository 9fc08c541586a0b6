package io.github.camelwhatsapp.emulator.web;

import java.io.IOException;

/** What is done for one method at one address. */
interface Route {
    void serve(ApiRequest request) throws IOException;
}
