package io.github.camelwhatsapp.multidevice.devices;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.github.camelwhatsapp.proto.ADVKeyIndexList;
import io.github.camelwhatsapp.proto.ADVSignedKeyIndexList;
import io.github.camelwhatsapp.store.DeviceList;
import io.github.camelwhatsapp.wire.Node;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Which devices count. Source: multidevice-messaging.md section 2.3, "Key index list". */
class KeyIndexesTest {
    private static final DeviceList.Entry PHONE = entry(0, OptionalInt.empty());
    private static final DeviceList.Entry VALID = entry(3, OptionalInt.of(2));
    private static final DeviceList.Entry NEWER = entry(4, OptionalInt.of(9));
    private static final DeviceList.Entry GONE = entry(5, OptionalInt.of(4));
    private static final DeviceList.Entry WITHOUT_INDEX = entry(6, OptionalInt.empty());

    private static DeviceList.Entry entry(int id, OptionalInt index) {
        return new DeviceList.Entry(id, index, false);
    }

    @Test
    void keepsThePhoneValidKeysAndThoseNewerThanTheList() {
        KeyIndexes indexes = KeyIndexes.in(devices(ADVKeyIndexList.newBuilder()
                .setRawId(77)
                .setCurrentIndex(8)
                .addValidIndexes(2)
                .addValidIndexes(8)
                .build()));

        assertThat(indexes.valid(List.of(PHONE, VALID, NEWER, GONE, WITHOUT_INDEX)))
                .containsExactly(PHONE, VALID, NEWER);
        assertThat(indexes.rawId()).hasValue(77);
    }

    @Test
    void keepsEveryDeviceWithAnIndexWhereThereIsNoList() {
        KeyIndexes indexes = KeyIndexes.in(Node.of("devices"));

        assertThat(indexes.valid(List.of(PHONE, VALID, GONE, WITHOUT_INDEX))).containsExactly(PHONE, VALID, GONE);
        assertThat(indexes.rawId()).isEmpty();
    }

    @Test
    void takesAListThatCannotBeReadForNone() {
        Node broken = Node.builder("devices")
                .child(Node.builder("key-index-list").data(new byte[] {1, 2, 3}).build())
                .build();

        assertThat(KeyIndexes.in(broken).valid(List.of(PHONE, GONE))).containsExactly(PHONE, GONE);
    }

    @Test
    void readsTheNumberOfARegistrationAsUnsigned() {
        assertThat(KeyIndexes.in(devices(
                                ADVKeyIndexList.newBuilder().setRawId(-1).build()))
                        .rawId())
                .hasValue(0xffff_ffffL);
    }

    private static Node devices(ADVKeyIndexList list) {
        ByteString details = list.toByteString();
        return Node.builder("devices")
                .child(Node.builder("key-index-list")
                        .data(ADVSignedKeyIndexList.newBuilder()
                                .setDetails(details)
                                .build()
                                .toByteArray())
                        .build())
                .build();
    }
}
