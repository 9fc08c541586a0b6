package io.github.camelwhatsapp.signal;

import java.security.SecureRandom;

/**
 * Makes sender keys of our own for groups, and takes in those of others.
 *
 * <p>Not thread safe; one lane per sender key, within one transaction of the store.
 */
public final class GroupSessionBuilder {
    private final SenderKeyStore senderKeys;
    private final SecureRandom random;

    /**
     * @param senderKeys where the keys are
     * @param random makes new keys
     */
    public GroupSessionBuilder(SenderKeyStore senderKeys, SecureRandom random) {
        this.senderKeys = senderKeys;
        this.random = random;
    }

    /**
     * Describes our sender key for a group from the next message on, for members to whom it was not given yet. Makes one if
     * there is none.
     *
     * @param own the group, and our own address
     */
    public SenderKeyDistributionMessage distribution(SenderKeyName own) {
        return senderKeys
                .find(own)
                .flatMap(SenderKeyRecord::own)
                .map(SenderKeyState::distribution)
                .orElseGet(() -> rotate(own));
    }

    /**
     * Makes a new sender key in place of the old one, and describes it. This is due when a member, or a device of one, has
     * left: it must be given to all who remain before anything is encrypted with it.
     *
     * @param own the group, and our own address
     */
    public SenderKeyDistributionMessage rotate(SenderKeyName own) {
        SenderKeyState state = SenderKeyState.generate(random);
        senderKeys.put(own, SenderKeyRecord.of(state));
        return state.distribution();
    }

    /**
     * Takes in a member's sender key. A key that is known stays as it is, so that a repeated distribution cannot turn its
     * chain back; another key with a known id takes the place of that one.
     *
     * @param from the group, and the member from whose session the distribution came
     */
    public void process(SenderKeyName from, SenderKeyDistributionMessage distribution) {
        SenderKeyState described = SenderKeyState.of(distribution);
        SenderKeyRecord record = senderKeys.find(from).orElse(null);
        if (record == null) {
            senderKeys.put(from, SenderKeyRecord.of(described));
        } else if (record.state(distribution.keyId())
                .filter(known -> known.isDescribedBy(distribution))
                .isEmpty()) {
            senderKeys.put(from, record.with(described));
        }
    }
}
