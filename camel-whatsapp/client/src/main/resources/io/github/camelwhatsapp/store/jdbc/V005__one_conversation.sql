-- What is still to be sent was kept under the address that the sender named. It belongs to the conversation of whoever has that
-- address, so that one order holds for a person who has two.
UPDATE outbox
SET conversation = (
    SELECT address.chat FROM address
    WHERE address.account = outbox.account AND outbox.conversation IN (address.lid, address.phone)
)
WHERE finished_at IS NULL AND EXISTS (
    SELECT 1 FROM address
    WHERE address.account = outbox.account AND outbox.conversation IN (address.lid, address.phone)
);
