package io.github.camelwhatsapp.emulator.endpoint;

import io.github.camelwhatsapp.time.TimeSource;
import java.security.SecureRandom;

/** What an endpoint is made of. Used on the phone's lane only. */
record EndpointParts(
        EndpointKeys keys,
        EndpointLine line,
        Endpoint.Listener listener,
        Self self,
        AddressBook book,
        MemoryStores stores,
        Requests requests,
        DeviceDirectory directory,
        GroupDirectory groups,
        Sealing sealing,
        RetryDesk retries,
        Mail mail,
        Letterbox letterbox,
        Inbox inbox) {
    /** The parts of a phone that has sent and got nothing yet. */
    static EndpointParts of(
            Self self, EndpointKeys keys, EndpointLine line, TimeSource time, Endpoint.Listener listener) {
        SecureRandom random = new SecureRandom();
        AddressBook book = new AddressBook();
        MemoryStores stores = new MemoryStores(keys);
        Requests requests = new Requests(line::send);
        DeviceDirectory directory = new DeviceDirectory(requests, book);
        GroupDirectory groups = new GroupDirectory(requests, book);
        Sessions sessions = new Sessions(requests, book, stores.pairwise(), random);
        GroupKeys groupKeys = new GroupKeys(book, stores, random);
        Sealing sealing = new Sealing(sessions, groupKeys, random);
        RetryDesk retries = new RetryDesk(self, sealing);
        Mail mail = new Mail(self, directory, book, sealing, groups);
        Receiving receiving = new Receiving(self, book, sessions, groupKeys);
        return new EndpointParts(
                keys,
                line,
                listener,
                self,
                book,
                stores,
                requests,
                directory,
                groups,
                sealing,
                retries,
                mail,
                new Letterbox(line, mail, retries, listener),
                new Inbox(keys, stores, self, receiving, line::send, time, random));
    }
}
