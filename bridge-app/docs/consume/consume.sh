#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Copyright Taskbridge contributors

# Prints what a topic holds of committed transactions, key and value, and ends. Arguments: HOST:PORT TOPIC.
# A record that is there twice (a mirrored or copied topic) has the same bytes twice: awk lets the first pass.
kcat -C -q -e -o beginning -X isolation.level=read_committed -b "$1" -t "$2" -f '%k\t%s\n' | awk '!seen[$0]++'
