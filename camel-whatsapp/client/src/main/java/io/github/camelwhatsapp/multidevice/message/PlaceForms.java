package io.github.camelwhatsapp.multidevice.message;

import io.github.camelwhatsapp.model.LiveLocation;
import io.github.camelwhatsapp.model.Location;
import io.github.camelwhatsapp.model.Preview;
import io.github.camelwhatsapp.proto.Message;
import java.util.Optional;

/** Places, and where somebody is on the way. Source: multidevice-messaging.md section 5.1. */
final class PlaceForms {
    private PlaceForms() {}

    static Location read(Message.LocationMessage place) {
        return new Location(
                place.getDegreesLatitude(),
                place.getDegreesLongitude(),
                Fields.text(place, "name"),
                Fields.text(place, "address"),
                Fields.text(place, "url"),
                RemoteFields.preview(place));
    }

    static LiveLocation read(Message.LiveLocationMessage place) {
        new Location(
                place.getDegreesLatitude(),
                place.getDegreesLongitude(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()); // checks the degrees
        return new LiveLocation(
                place.getDegreesLatitude(),
                place.getDegreesLongitude(),
                Fields.number(place, "accuracyInMeters")
                        .filter(metres -> metres <= Integer.MAX_VALUE)
                        .map(Long::intValue),
                Fields.text(place, "caption"),
                place.getSequenceNumber());
    }

    static void write(Location place, Message.LocationMessage.Builder written) {
        written.setDegreesLatitude(place.latitude()).setDegreesLongitude(place.longitude());
        Fields.set(written, "name", place.name());
        Fields.set(written, "address", place.address());
        Fields.set(written, "url", place.url());
        Fields.set(written, "jpegThumbnail", place.preview().map(Preview::jpeg));
    }

    static void write(LiveLocation place, Message.LiveLocationMessage.Builder written) {
        written.setDegreesLatitude(place.latitude())
                .setDegreesLongitude(place.longitude())
                .setSequenceNumber(place.sequence());
        Fields.set(written, "accuracyInMeters", place.accuracy());
        Fields.set(written, "caption", place.caption());
    }
}
