package io.github.camelwhatsapp.classic;

import io.github.camelwhatsapp.operation.AcceptInvitation;
import io.github.camelwhatsapp.operation.ApproveJoinRequests;
import io.github.camelwhatsapp.operation.CancelJoinRequest;
import io.github.camelwhatsapp.operation.CancelLinking;
import io.github.camelwhatsapp.operation.ChangePrivacyList;
import io.github.camelwhatsapp.operation.CheckNumbers;
import io.github.camelwhatsapp.operation.ConfirmLogOut;
import io.github.camelwhatsapp.operation.EditMessage;
import io.github.camelwhatsapp.operation.GetInvitationInfo;
import io.github.camelwhatsapp.operation.GetInviteInfo;
import io.github.camelwhatsapp.operation.GetInviteLink;
import io.github.camelwhatsapp.operation.GetJoinRequests;
import io.github.camelwhatsapp.operation.GetStatusAudience;
import io.github.camelwhatsapp.operation.JoinGroup;
import io.github.camelwhatsapp.operation.KeepMessage;
import io.github.camelwhatsapp.operation.LinkByCode;
import io.github.camelwhatsapp.operation.LinkByQr;
import io.github.camelwhatsapp.operation.LogOut;
import io.github.camelwhatsapp.operation.PinMessage;
import io.github.camelwhatsapp.operation.React;
import io.github.camelwhatsapp.operation.RejectJoinRequests;
import io.github.camelwhatsapp.operation.RemoveGroupPicture;
import io.github.camelwhatsapp.operation.Reply;
import io.github.camelwhatsapp.operation.RestoreLogin;
import io.github.camelwhatsapp.operation.RevokeInviteLink;
import io.github.camelwhatsapp.operation.RevokeMessage;
import io.github.camelwhatsapp.operation.SendPoll;
import io.github.camelwhatsapp.operation.SetDefaultDisappearingTimer;
import io.github.camelwhatsapp.operation.SetDisappearingTimer;
import io.github.camelwhatsapp.operation.SetGroupDescription;
import io.github.camelwhatsapp.operation.SetGroupDisappearingTimer;
import io.github.camelwhatsapp.operation.SetGroupSetting;
import io.github.camelwhatsapp.operation.UnkeepMessage;
import io.github.camelwhatsapp.operation.UnpinMessage;
import io.github.camelwhatsapp.operation.VotePoll;
import java.util.Map;

/** The operations that this generation does not have. A test holds that every operation is either here or done. */
final class ClassicLacks {
    /** Each with the reason, which begins small and ends without a dot. */
    static final Map<Class<?>, String> OPERATIONS = Map.ofEntries(
            Map.entry(AcceptInvitation.class, "the groups of 2016 have no invitations"),
            Map.entry(GetInvitationInfo.class, "the groups of 2016 have no invitations"),
            Map.entry(CancelJoinRequest.class, "the groups of 2016 have no requests to join"),
            Map.entry(ChangePrivacyList.class, "the service of 2016 has one block list for all: setBlockedList"),
            Map.entry(GetStatusAudience.class, "nobody posts statuses in 2016"),
            Map.entry(ApproveJoinRequests.class, "the groups of 2016 have no requests to join"),
            Map.entry(RejectJoinRequests.class, "the groups of 2016 have no requests to join"),
            Map.entry(GetJoinRequests.class, "the groups of 2016 have no requests to join"),
            Map.entry(GetInviteInfo.class, "the groups of 2016 have no invite links"),
            Map.entry(GetInviteLink.class, "the groups of 2016 have no invite links"),
            Map.entry(JoinGroup.class, "the groups of 2016 have no invite links"),
            Map.entry(RevokeInviteLink.class, "the groups of 2016 have no invite links"),
            Map.entry(
                    LinkByQr.class,
                    "an account of this generation is registered and not linked: requestCode, registerCode"),
            Map.entry(
                    LinkByCode.class,
                    "an account of this generation is registered and not linked: requestCode, registerCode"),
            Map.entry(CancelLinking.class, "an account of this generation is registered and not linked"),
            Map.entry(LogOut.class, "an account of this generation is not linked; removeAccount ends it"),
            Map.entry(ConfirmLogOut.class, "an account of this generation is not linked"),
            Map.entry(RestoreLogin.class, "an account of this generation is not linked"),
            Map.entry(CheckNumbers.class, "syncContacts tells who is there"),
            Map.entry(EditMessage.class, "a message of 2016 stays as it was sent"),
            Map.entry(RevokeMessage.class, "a message of 2016 stays as it was sent"),
            Map.entry(PinMessage.class, "messages of 2016 cannot be pinned"),
            Map.entry(UnpinMessage.class, "messages of 2016 cannot be pinned"),
            Map.entry(KeepMessage.class, "messages of 2016 do not disappear"),
            Map.entry(UnkeepMessage.class, "messages of 2016 do not disappear"),
            Map.entry(SetDisappearingTimer.class, "messages of 2016 do not disappear"),
            Map.entry(SetGroupDisappearingTimer.class, "messages of 2016 do not disappear"),
            Map.entry(SetDefaultDisappearingTimer.class, "messages of 2016 do not disappear"),
            Map.entry(React.class, "there were no reactions in 2016"),
            Map.entry(Reply.class, "there were no quotes in 2016; sendMessage answers in the chat"),
            Map.entry(SendPoll.class, "there were no polls in 2016"),
            Map.entry(VotePoll.class, "there were no polls in 2016"),
            Map.entry(SetGroupDescription.class, "the groups of 2016 have no description"),
            Map.entry(SetGroupSetting.class, "the groups of 2016 have no settings but lockGroup and unlockGroup"),
            Map.entry(
                    RemoveGroupPicture.class,
                    "the service of 2016 replaces pictures of groups and does not remove them"));

    private ClassicLacks() {}
}
