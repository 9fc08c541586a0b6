package io.github.camelwhatsapp.multidevice.devices;

import com.google.protobuf.InvalidProtocolBufferException;
import io.github.camelwhatsapp.proto.ADVKeyIndexList;
import io.github.camelwhatsapp.proto.ADVSignedKeyIndexList;
import io.github.camelwhatsapp.store.DeviceList;
import io.github.camelwhatsapp.wire.Node;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What an account's phone has said about the keys of its devices: which count. Its signature is not looked at: the list comes over an
 * authenticated channel, and each device's own identity is checked before it is written to. Source: multidevice-messaging.md section 2.3.
 */
final class KeyIndexes {
    private final Optional<ADVKeyIndexList> list;

    private KeyIndexes(Optional<ADVKeyIndexList> list) {
        this.list = list;
    }

    /** Of the {@code <key-index-list>} in a node; one that is missing or malformed says nothing. */
    static KeyIndexes in(Node parent) {
        return new KeyIndexes(
                parent.child("key-index-list").filter(Node::hasData).flatMap(KeyIndexes::read));
    }

    private static Optional<ADVKeyIndexList> read(Node node) {
        try {
            ADVSignedKeyIndexList signed = ADVSignedKeyIndexList.parseFrom(node.dataBytes());
            return Optional.of(ADVKeyIndexList.parseFrom(signed.getDetails()));
        } catch (InvalidProtocolBufferException e) {
            return Optional.empty();
        }
    }

    /** The number that the account drew when it was registered. */
    OptionalLong rawId() {
        return list.filter(ADVKeyIndexList::hasRawId)
                .map(found -> OptionalLong.of(Integer.toUnsignedLong(found.getRawId())))
                .orElse(OptionalLong.empty());
    }

    /** Those of these devices that count: the phone, and each whose key is among the valid ones or newer than the list. */
    List<DeviceList.Entry> valid(List<DeviceList.Entry> devices) {
        Set<Integer> indexes = new HashSet<>();
        list.ifPresent(found -> indexes.addAll(found.getValidIndexesList()));
        return devices.stream().filter(device -> isValid(device, indexes)).toList();
    }

    private boolean isValid(DeviceList.Entry device, Set<Integer> indexes) {
        if (device.id() == 0) {
            return true;
        }
        if (device.keyIndex().isEmpty()) {
            return false;
        }
        int index = device.keyIndex().getAsInt();
        return list.isEmpty()
                || indexes.contains(index)
                || Integer.compareUnsigned(index, list.get().getCurrentIndex()) > 0;
    }
}
