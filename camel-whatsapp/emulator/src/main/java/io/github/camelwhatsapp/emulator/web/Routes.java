package io.github.camelwhatsapp.emulator.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds what serves a request. Filled by one thread, then read by several. */
final class Routes {
    private static final String ANY = "*";

    private final Map<List<String>, Map<String, Route>> addresses = new LinkedHashMap<>();

    /**
     * Adds what serves a method at an address.
     *
     * @param path below {@code /api}, with a star for each segment that is a name, such as {@code phones/*}
     */
    Routes on(String method, String path, Route route) {
        addresses
                .computeIfAbsent(List.of(path.split("/", -1)), segments -> new TreeMap<>())
                .put(method, route);
        return this;
    }

    /**
     * Serves a request.
     *
     * @throws Refusal if nothing is at its address, or not for its method
     */
    void serve(ApiRequest request) throws IOException {
        List<String> path = request.path().subList(1, request.path().size());
        Map<String, Route> methods = at(path).orElseThrow(
                        () -> Refusal.notFound("There is nothing at this address; GET /api/phones lists the phones"));
        Route route = methods.get(request.method());
        if (route == null) {
            String allowed = String.join(", ", methods.keySet());
            request.exchange().getResponseHeaders().set("Allow", allowed);
            throw new Refusal(405, "This address takes " + allowed + ", not " + request.method());
        }
        route.serve(request);
    }

    private Optional<Map<String, Route>> at(List<String> path) {
        List<Map<String, Route>> found = new ArrayList<>();
        addresses.forEach((segments, methods) -> {
            if (fits(segments, path)) {
                found.add(methods);
            }
        });
        return found.stream().findFirst();
    }

    private static boolean fits(List<String> segments, List<String> path) {
        boolean fits = segments.size() == path.size();
        for (int i = 0; fits && i < path.size(); i++) {
            fits = segments.get(i).equals(path.get(i))
                    || (segments.get(i).equals(ANY) && !path.get(i).isEmpty());
        }
        return fits;
    }
}
