package io.github.camelwhatsapp.operation;

/**
 * An operation on a group that only the newer generation has. Source: multidevice-messaging.md section 7.2.
 *
 * @param <R> what it answers
 */
public sealed interface GroupOperation<R> extends Operation<R>
        permits SetGroupDescription,
                SetGroupSetting,
                SetGroupDisappearingTimer,
                RemoveGroupPicture,
                GetInviteLink,
                RevokeInviteLink,
                GetInviteInfo,
                JoinGroup,
                GetJoinRequests,
                ApproveJoinRequests,
                RejectJoinRequests,
                CancelJoinRequest,
                GetInvitationInfo,
                AcceptInvitation {}
