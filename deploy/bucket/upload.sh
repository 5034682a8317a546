#!/bin/sh
# Uploads dist/site into an S3-style bucket, each file with its type and caching. Needs the `aws` command.
#   sh upload.sh <folder of the page> s3://<bucket>/<path>
set -eu
site=$1
bucket=$2
send() {
    aws s3 cp "$site" "$bucket" --recursive --exclude '*' "$@"
}
fixed='public, max-age=31536000, immutable'
# Files with a sum in their name first, so that no page names a file that is not there yet; index.html last.
for sum in js:text/javascript css:text/css wasm:application/wasm; do
    send --include "*-????????????????.${sum%%:*}" --content-type "${sum#*:}" --cache-control "$fixed"
done
send --include '*.svg' --content-type image/svg+xml --cache-control no-cache
send --include '*.png' --content-type image/png --cache-control no-cache
send --include '*.webmanifest' --content-type application/manifest+json --cache-control no-cache
send --include 'static/*.css' --content-type text/css --cache-control no-cache
send --include 'static/*.html' --content-type 'text/html; charset=utf-8' --cache-control no-cache
send --include sw.js --content-type text/javascript --cache-control no-cache
send --include index.html --content-type 'text/html; charset=utf-8' --cache-control no-cache
