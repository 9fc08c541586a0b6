#!/bin/sh
# Kills a route with SIGKILL again and again while messages come in, and prints what was lost, repeated and out of order.
# Exits with an error if the contract was broken.
#
#   kill-harness.sh [kills [messages [seed [variant [places [generation]]]]]]
#
#   kills      10        how often the process is killed
#   messages   1000      how many messages come in; at least one for each kill
#   seed       1         draws the kill points and who sends what
#   variant    echo-once plain, single (maxInflight=1), failing, echo (from -> to), echo-once (with an idempotency key), echo-single,
#                        answer (InOut), both (slow and failing, and messages of its own meanwhile), groups (both, also in groups),
#                        group-echo; encrypted, encrypted-echo with classic; forgetful (phones ask again), troubled (keys get lost),
#                        linking (killed while it is linked), media (documents) with multidevice
#   places     all       where it is killed: anywhere, decoded, in-transaction, in-commit, committed, before-ack, acked, in-route,
#                        route-done, settled, sealed, written, sent, on-wire (linking), fetching, uploading, uploaded (media), commas between; or all that the variant passes
#   generation classic   or multidevice
#
# A thousand kills over all variants: mvn -Pkills test -pl camel-whatsapp/tests -am -Dkill.seed=1 -Dkill.generation=multidevice
set -eu
cd "$(dirname "$0")/../.."
exec mvn -q -pl camel-whatsapp/tests -am test \
    -Dtest='KillHarnessIT#holdsAsAsked' -Dsurefire.failIfNoSpecifiedTests=false -Dtests.excluded= -Dtests.time.limit='2 d' \
    -Dkill.kills="${1:-10}" -Dkill.messages="${2:-1000}" -Dkill.seed="${3:-1}" \
    -Dkill.variant="${4:-echo-once}" -Dkill.places="${5:-all}" -Dkill.generation="${6:-classic}"
