#!/bin/sh
# Debian packages that the tests of rendered pages use: LibreOffice to lay out a docx, poppler to draw it, CJK fonts.
# Run as root. jixiao itself needs none of them.
set -eu
apt-get update
apt-get install --yes --no-install-recommends libreoffice-writer poppler-utils fonts-noto-cjk
