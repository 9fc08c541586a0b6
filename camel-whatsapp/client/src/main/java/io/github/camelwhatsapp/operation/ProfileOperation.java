package io.github.camelwhatsapp.operation;

/**
 * An operation on the account itself and on what others see of it: profile, privacy, terms.
 *
 * @param <R> what it answers
 */
public sealed interface ProfileOperation<R> extends Operation<R>
        permits GetServerProperties,
                SetClientConfig,
                GetClientConfig,
                SetPushToken,
                GetPrivacySettings,
                SetPrivacySetting,
                GetBlockedList,
                SetBlockedList,
                GetProfilePicture,
                GetPhotoIds,
                SetProfilePicture,
                SetGroupPicture,
                RemoveProfilePicture,
                SetStatus,
                GetStatuses,
                SetRecoveryToken,
                GetNormalizedJid,
                GetServicePricing,
                ExtendAccount,
                RemoveAccount,
                ChangeNumber,
                GetHasVoip,
                SendActiveStatus,
                SendOfflineStatus,
                SetDefaultDisappearingTimer,
                CheckNumbers,
                ChangePrivacyList,
                GetStatusAudience {}
