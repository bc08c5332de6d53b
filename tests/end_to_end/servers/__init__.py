# SPDX-License-Identifier: Apache-2.0
"""Throw-away servers on loopback ports: real ones (Dovecot, Postfix) and scripted ones that misbehave on order."""
