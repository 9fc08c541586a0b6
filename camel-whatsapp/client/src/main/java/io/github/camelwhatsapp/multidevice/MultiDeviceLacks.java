package io.github.camelwhatsapp.multidevice;

import io.github.camelwhatsapp.operation.ChangeNumber;
import io.github.camelwhatsapp.operation.CheckCredentials;
import io.github.camelwhatsapp.operation.DeleteBroadcastLists;
import io.github.camelwhatsapp.operation.DissectPhone;
import io.github.camelwhatsapp.operation.ExtendAccount;
import io.github.camelwhatsapp.operation.GetBroadcastLists;
import io.github.camelwhatsapp.operation.GetClientConfig;
import io.github.camelwhatsapp.operation.GetHasVoip;
import io.github.camelwhatsapp.operation.GetServicePricing;
import io.github.camelwhatsapp.operation.ReadContacts;
import io.github.camelwhatsapp.operation.RegisterCode;
import io.github.camelwhatsapp.operation.RejectCall;
import io.github.camelwhatsapp.operation.RemoveAccount;
import io.github.camelwhatsapp.operation.RequestCode;
import io.github.camelwhatsapp.operation.ResetEncryption;
import io.github.camelwhatsapp.operation.SendActiveStatus;
import io.github.camelwhatsapp.operation.SendBroadcast;
import io.github.camelwhatsapp.operation.SendPong;
import io.github.camelwhatsapp.operation.SetClientConfig;
import io.github.camelwhatsapp.operation.SetPushToken;
import io.github.camelwhatsapp.operation.SetRecoveryToken;
import java.util.Map;

/** The operations that this generation does not have. A test holds that every operation is either here or done. */
final class MultiDeviceLacks {
    /** Each with the reason, which begins small and ends without a dot. */
    static final Map<Class<?>, String> OPERATIONS = Map.ofEntries(
            Map.entry(ChangeNumber.class, "the phone changes its number; the devices follow it"),
            Map.entry(CheckCredentials.class, "a linked device has no credentials of its own: its phone is registered"),
            Map.entry(
                    RequestCode.class,
                    "the phone registers the number; a device is linked to it by linkByQr or linkByCode"),
            Map.entry(
                    RegisterCode.class,
                    "the phone registers the number; a device is linked to it by linkByQr or linkByCode"),
            Map.entry(DissectPhone.class, "it serves the registration of a number, which is the phone's"),
            Map.entry(ExtendAccount.class, "an account is free of charge today"),
            Map.entry(RemoveAccount.class, "the phone removes the account; logOut unlinks the device"),
            Map.entry(GetServicePricing.class, "an account is free of charge today"),
            Map.entry(GetBroadcastLists.class, "broadcast lists are kept on the phone"),
            Map.entry(DeleteBroadcastLists.class, "broadcast lists are kept on the phone"),
            Map.entry(SendBroadcast.class, "only the phone can write to its broadcast lists; send to each recipient"),
            Map.entry(GetClientConfig.class, "nothing is pushed to a linked device: it stays connected"),
            Map.entry(SetClientConfig.class, "nothing is pushed to a linked device: it stays connected"),
            Map.entry(SetPushToken.class, "nothing is pushed to a linked device: it stays connected"),
            Map.entry(SetRecoveryToken.class, "a linked device that lost its keys is linked anew"),
            Map.entry(GetHasVoip.class, "the service of today does not tell who can be called"),
            Map.entry(
                    ReadContacts.class,
                    "the address book is the phone's; checkNumbers and syncContacts ask the server"),
            Map.entry(
                    RejectCall.class, "calls ring on the phone; this version tells nothing of them on linked devices"),
            Map.entry(ResetEncryption.class, "the phone vouches for the device's identity: log out and link anew"),
            Map.entry(SendActiveStatus.class, "setPresence does it"),
            Map.entry(SendPong.class, "pings are answered by themselves"));

    private MultiDeviceLacks() {}
}
