#!/bin/sh
# Kills a route with SIGKILL again and again while messages come in, and prints what was lost, repeated and out of order.
# Exits with an error if the contract was broken.
#
#   kill-harness.sh [kills [messages [seed [variant [places]]]]]
#
#   kills     10        how often the process is killed
#   messages  1000      how many messages come in; at least one for each kill
#   seed      1         draws the kill points and who sends what
#   variant   echo-once plain, single (maxInflight=1), failing, echo (from -> to), echo-once (with an idempotency key)
#   places    all       where it is killed: anywhere, in-transaction, in-route, route-done, settled, commas between; or all
set -eu
cd "$(dirname "$0")/../.."
exec mvn -q -pl camel-whatsapp/tests -am test \
    -Dtest='KillHarnessIT#holdsAsAsked' -Dsurefire.failIfNoSpecifiedTests=false -Dtests.excluded= \
    -Dkill.kills="${1:-10}" -Dkill.messages="${2:-1000}" -Dkill.seed="${3:-1}" \
    -Dkill.variant="${4:-echo-once}" -Dkill.places="${5:-all}"
