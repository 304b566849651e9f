#!/bin/sh
# Checks an evidence bundle of the e-postbox offline, with openssl (3.0 or later) and unzip only.
# Believes what openssl says, never its exit code alone: `openssl ocsp` ends with 0 for a revoked,
# unknown or outdated certificate too. Ends with 0 only when every check passed.
set -u
LC_ALL=C
export LC_ALL

usage() {
  cat >&2 <<'END'
usage: verify-evidence.sh --seal-authority FILE --time-stamp-authority FILE
         --insurer ID --policy-number NUMBER --year YEAR
         [--card-authority FILE --certificate-policy OID] evidence.zip
Authorities are PEM files that you received from their owners, never from the bundle. A bundle of
profile full needs the user-authentication CA (--card-authority) and the policy it issues under.
END
  exit 2
}

fail() {
  echo "FAILED: $*" >&2
  exit 1
}
pass() { echo "passed: $*"; }

seal_authority='' time_stamp_authority='' card_authority='' certificate_policy=''
insurer='' policy_number='' year='' zip=''
while [ $# -gt 0 ]; do
  case $1 in
    --*) [ $# -ge 2 ] || usage ;;
  esac
  case $1 in
    --seal-authority) seal_authority=$2; shift 2 ;;
    --time-stamp-authority) time_stamp_authority=$2; shift 2 ;;
    --card-authority) card_authority=$2; shift 2 ;;
    --certificate-policy) certificate_policy=$2; shift 2 ;;
    --insurer) insurer=$2; shift 2 ;;
    --policy-number) policy_number=$2; shift 2 ;;
    --year) year=$2; shift 2 ;;
    --*) usage ;;
    *) [ -z "$zip" ] || usage; zip=$1; shift ;;
  esac
done
for needed in "$seal_authority" "$time_stamp_authority" "$insurer" "$policy_number" "$year" "$zip"; do
  [ -n "$needed" ] || usage
done

work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
bundle=$work/bundle
mkdir "$bundle"
said=$work/said

# The list of names decides what is unpacked: plain names, each once.
unzip -Z1 "$zip" >"$work/names" 2>/dev/null || fail 'the file is not a zip'
while IFS= read -r name; do
  case $name in
    mimetype | statement.json | statement.txt | validation.json | README.ja.txt) ;;
    card.sig | card-cert.der | ca.der | ocsp.der) ;;
    manifest.json | manifest.p7s | manifest.tsr) ;;
    *) fail "the bundle holds a file that does not belong there: $name" ;;
  esac
done <"$work/names"
[ -z "$(sort "$work/names" | uniq -d)" ] || fail 'the bundle holds two files of one name'
unzip -q "$zip" -d "$bundle" >/dev/null 2>&1 || fail 'the zip is damaged'
cd "$bundle" || exit 2
absolute() { case $1 in /*) echo "$1" ;; *) echo "$OLDPWD/$1" ;; esac; }
seal_authority=$(absolute "$seal_authority")
time_stamp_authority=$(absolute "$time_stamp_authority")
[ -z "$card_authority" ] || card_authority=$(absolute "$card_authority")
for name in manifest.json manifest.p7s manifest.tsr statement.json statement.txt validation.json mimetype README.ja.txt; do
  [ -f "$name" ] || fail "$name is missing"
done

# 'Nov 22 10:30:04 2026 GMT' as 20261122103004, and seconds since 1970.
sortable() {
  echo "$1" | awk '{ split($3, t, ":"); m = (index("JanFebMarAprMayJunJulAugSepOctNovDec", $1) + 2) / 3
    printf "%04d%02d%02d%02d%02d%02d\n", $4, m, $2, t[1], t[2], t[3] }'
}
epoch() {
  echo "$1" | awk '{ y = substr($0, 1, 4); m = substr($0, 5, 2) + 0; d = substr($0, 7, 2)
    if (m <= 2) { y--; m += 12 }
    days = 365 * y + int(y / 4) - int(y / 100) + int(y / 400) + int((153 * (m - 3) + 2) / 5) + d - 719469
    printf "%d\n", ((days * 24 + substr($0, 9, 2)) * 60 + substr($0, 11, 2)) * 60 + substr($0, 13, 2) }'
}
# '2026-11-22T10:30:04.123Z' as 20261122103004.
sortable_iso() { echo "$1" | sed -E 's/\..*$//; s/[^0-9]//g'; }

# 1 Time stamp. It comes first: everything else is judged at its time.
openssl ts -reply -in manifest.tsr -text >"$said" 2>&1 || fail 'the time stamp cannot be read'
grep -q '^Status: Granted\.$' "$said" || fail 'the time stamp was not granted'
stamp_line=$(sed -n 's/^Time stamp: //p' "$said")
[ -n "$stamp_line" ] || fail 'the time stamp has no time'
at=$(sortable "$stamp_line")
at_epoch=$(epoch "$at")
openssl ts -verify -in manifest.tsr -data manifest.p7s -CAfile "$time_stamp_authority" \
  -attime "$at_epoch" >"$said" 2>&1
[ $? -eq 0 ] && grep -q '^Verification: OK$' "$said" ||
  fail 'the time stamp is not by the time stamp authority, or not over this seal'
pass "time stamp: $stamp_line"

# 2 Seal of the operator.
openssl cms -verify -cades -binary -purpose any -inform DER -in manifest.p7s \
  -content manifest.json -CAfile "$seal_authority" -attime "$at_epoch" \
  -out "$work/content" >"$said" 2>&1
[ $? -eq 0 ] && grep -q 'CAdES Verification successful' "$said" && cmp -s "$work/content" manifest.json ||
  fail "the seal is not the operator's, or not over this manifest"
pass "seal of the operator"

# 3 Manifest, both ways. It is canonical JSON, so it can be rebuilt from what was read.
profile=$(sed -nE 's/^.*\],"format":"mimamori-evidence\/1","profile":"(full|attested)"\}$/\1/p' manifest.json)
[ -n "$profile" ] || fail 'the manifest is not one of format mimamori-evidence/1'
grep -oE '\{"length":[0-9]+,"name":"[A-Za-z.-]+","sha256":"[0-9a-f]{64}"\}' manifest.json >"$work/listed"
rebuilt="{\"files\":[$(paste -sd, "$work/listed")],\"format\":\"mimamori-evidence/1\",\"profile\":\"$profile\"}"
[ "$rebuilt" = "$(cat manifest.json)" ] || fail 'the manifest holds something that is not a file'
sed -E 's/.*"name":"([^"]*)".*/\1/' "$work/listed" | sort >"$work/listed-names"
[ -z "$(uniq -d "$work/listed-names")" ] || fail 'the manifest lists a file twice'
grep -vE '^manifest\.(json|p7s|tsr)$' "$work/names" | sort >"$work/present-names"
cmp -s "$work/listed-names" "$work/present-names" ||
  fail "manifest and bundle do not hold the same files: $(sort "$work/listed-names" "$work/present-names" | uniq -u | tr '\n' ' ')"
while IFS= read -r line; do
  name=$(echo "$line" | sed -E 's/.*"name":"([^"]*)".*/\1/')
  digest=$(openssl dgst -sha256 -r "$name" | cut -d' ' -f1)
  length=$(wc -c <"$name" | tr -d ' ')
  case $line in
    "{\"length\":$length,\"name\":\"$name\",\"sha256\":\"$digest\"}") ;;
    *) fail "$name was changed" ;;
  esac
done <"$work/listed"
for name in statement.json statement.txt validation.json mimetype README.ja.txt; do
  grep -qx "$name" "$work/listed-names" || fail "$name is not in the manifest"
done
pass "statement and every file unchanged"

# 4 What the challenge asked, 5 whom and what it is about. The document is canonical JSON too.
text='([^"\\]|\\.)*'
grep -qE "^\{\"device\":\"$text\",\"expiresAt\":\"[^\"]*\",\"issuedAt\":\"[^\"]*\",\"nonce\":\"[A-Za-z0-9_-]{43}\",\"purpose\":\"submit\",\"relyingParty\":\"$text\",\"statement\":\{\"answers\":\[" statement.json ||
  fail 'the signed document is not a challenge of purpose submit with a nonce of 32 bytes'
tail_of_statement="\\],\"formDigest\":\"[0-9a-f]{64}\",\"format\":\"mimamori-statement/1\",\"insurer\":\\{\"insurerId\":\"$text\",\"name\":\"$text\"\\},\"kind\":\"statusCheck\",\"letterId\":\"[0-9a-f-]{36}\",\"policyNumber\":\"$text\",\"recipientId\":\"$text\",\"recipientName\":\"$text\",\"year\":[0-9]{4}\\},\"subject\":\"$text\",\"version\":\"mimamori-challenge/1\"\\}\$"
grep -qE "$tail_of_statement" statement.json || fail 'the signed document is not a statement'
ending=$(grep -oE "$tail_of_statement" statement.json)
case $ending in
  *"\"insurerId\":\"$insurer\","*) ;;
  *) fail "the statement is not to insurer $insurer" ;;
esac
case $ending in
  *"\"policyNumber\":\"$policy_number\","*) ;;
  *) fail "the statement is not about policy $policy_number" ;;
esac
case $ending in
  *"\"year\":$year}"*) ;;
  *) fail "the statement is not about the year $year" ;;
esac
field() { sed -nE "s/^.*\"$1\":\"([^\"]*)\".*\$/\\1/p" "$2"; }
issued=$(sed -nE 's/^\{"device":"[^"]*","expiresAt":"[^"]*","issuedAt":"([^"]*)".*$/\1/p' statement.json)
expires=$(sed -nE 's/^\{"device":"[^"]*","expiresAt":"([^"]*)".*$/\1/p' statement.json)
received=$(field receivedAt validation.json)
[ -n "$received" ] || fail 'the report says no time of receipt'
[ "$(sortable_iso "$issued")" -le "$(sortable_iso "$received")" ] &&
  [ "$(sortable_iso "$received")" -le "$(sortable_iso "$expires")" ] ||
  fail 'it was received outside the time of the challenge'
[ "$(sortable_iso "$received")" -le "$at" ] || fail 'the time stamp is older than the receipt'
grep -q '"check":"challenge_used_once","result":"passed"' validation.json ||
  fail 'the operator does not say that the challenge was used once'
grep -q "\"profile\":\"$profile\"" validation.json || fail 'the report is of another profile'
pass "challenge of purpose submit, used once (the operator's record)"
pass "insurer $insurer, policy $policy_number, year $year"

# 6-9 The card.
if [ "$profile" = attested ]; then
  for check in card_signature certificate_authority certificate_validity revocation; do
    grep -q "\"check\":\"$check\",\"result\":\"passed\"" validation.json ||
      fail "the operator does not say that it checked $check"
    echo "attested by the operator, not checked here: $check"
  done
  echo 'OK: 5 checks passed, 4 attested by the operator'
  exit 0
fi
[ -n "$card_authority" ] && [ -n "$certificate_policy" ] ||
  fail 'a bundle of profile full needs --card-authority and --certificate-policy'
for name in card.sig card-cert.der ca.der; do
  [ -f "$name" ] || fail "$name is missing"
done
card=$work/card.pem
openssl x509 -inform DER -in card-cert.der -out "$card" 2>/dev/null || fail 'the certificate cannot be read'
openssl x509 -inform DER -in ca.der -out "$work/ca.pem" 2>/dev/null || fail 'ca.der cannot be read'
issuer_hash=$(openssl x509 -in "$work/ca.pem" -noout -fingerprint -sha256)
pinned=no
awk -v folder="$work" '/BEGIN CERTIFICATE/ { n++ } n { print > (folder "/pinned-" n ".pem") }' "$card_authority"
for each in "$work"/pinned-*.pem; do
  [ "$(openssl x509 -in "$each" -noout -fingerprint -sha256 2>/dev/null)" = "$issuer_hash" ] && pinned=yes
done
[ $pinned = yes ] || fail 'ca.der is not an authority that you trust'

openssl verify -x509_strict -explicit_policy -policy "$certificate_policy" -attime "$at_epoch" \
  -CAfile "$work/ca.pem" "$card" >"$said" 2>&1
[ $? -eq 0 ] && [ "$(cat "$said")" = "$card: OK" ] ||
  fail "the certificate was not valid at that time under this authority and policy: $(tr '\n' ' ' <"$said")"
openssl x509 -in "$card" -noout -ext keyUsage >"$said" 2>/dev/null
sed -n '2p' "$said" | grep -qE '^ *Digital Signature *$' || fail 'the certificate is not for user authentication'
openssl x509 -in "$card" -noout -text | grep -qE 'Public-Key: \(2048 bit\)' || fail 'the key is not RSA-2048'
pass "issuer and kind of certificate: policy $certificate_policy"
pass "certificate valid at the time of the stamp"

openssl x509 -in "$card" -noout -pubkey >"$work/key.pem"
openssl dgst -sha256 -verify "$work/key.pem" -signature card.sig statement.json >"$said" 2>&1
[ $? -eq 0 ] && [ "$(cat "$said")" = 'Verified OK' ] ||
  fail 'the signature of the card does not belong to this statement'
pass "signature of the card over statement.json"

if [ ! -f ocsp.der ]; then
  grep -qE '"method":"(crl|platform_operator)"' validation.json || fail 'ocsp.der is missing'
  echo 'attested by the operator, not checked here: revocation'
  echo 'OK: 8 checks passed, 1 attested by the operator'
  exit 0
fi
# The period is wide because the answer is old by nature; its own times are compared below.
openssl ocsp -respin ocsp.der -issuer "$work/ca.pem" -cert "$card" -CAfile "$work/ca.pem" \
  -no_nonce -attime "$at_epoch" -validity_period 2000000000 >"$said" 2>&1
ended=$?
grep -q '^Response verify OK$' "$said" || fail 'the revocation answer is not signed by the authority'
grep -qF "$card: good" "$said" || fail "the revocation answer is not good: $(grep -F "$card: " "$said")"
grep -qi 'WARNING' "$said" && fail "openssl warns about the revocation answer: $(grep -i WARNING "$said")"
[ $ended -eq 0 ] || fail 'openssl did not accept the revocation answer'
openssl ocsp -respin ocsp.der -noverify -resp_text >"$work/ocsp-text" 2>/dev/null
[ "$(grep -c 'Cert Status:' "$work/ocsp-text")" -eq 1 ] || fail 'the revocation answer is about several certificates'
this_update=$(sed -n 's/^ *This Update: //p' "$work/ocsp-text")
next_update=$(sed -n 's/^ *Next Update: //p' "$work/ocsp-text")
[ "$(sortable "$this_update")" -le "$at" ] || fail 'the revocation answer is younger than the time stamp'
[ -z "$next_update" ] || [ "$at" -le "$(sortable "$next_update")" ] ||
  fail 'the time stamp is later than the revocation answer may be used'
pass "not revoked as of $this_update"
echo 'OK: 9 checks passed'
