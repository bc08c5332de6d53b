# SPDX-License-Identifier: Apache-2.0
"""Writes what a ticketd.yaml is made of: mappings, lists, words and numbers."""

import json
from collections.abc import Mapping, Sequence


def yaml_text(value: Mapping[str, object], indent: int = 0) -> str:
    """A mapping in block style; what lies deeper than its lists' items is in flow style."""
    return "".join(_entry(key, item, indent) for key, item in value.items() if item is not None)


def _entry(key: str, value: object, indent: int) -> str:
    margin = " " * indent
    if isinstance(value, list) and value and all(isinstance(item, Mapping) for item in value):
        return f"{margin}{key}:\n" + "".join(_item(item, indent + 2) for item in value)
    if isinstance(value, Mapping) and any(isinstance(item, Mapping) for item in value.values()):
        return f"{margin}{key}:\n" + yaml_text(value, indent + 2)
    return f"{margin}{key}: {_flow(value)}\n"


def _item(item: Mapping[str, object], indent: int) -> str:
    lines = yaml_text(item, indent + 2)
    return " " * indent + "- " + lines.lstrip()


def _flow(value: object) -> str:
    if isinstance(value, Mapping):
        inside = ", ".join(f"{key}: {_flow(item)}" for key, item in value.items() if item is not None)
        return f"{{ {inside} }}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[ " + ", ".join(_flow(item) for item in value) + " ]"
    if isinstance(value, str) and value and all(letter.isalnum() or letter in "/.@_- " for letter in value):
        return value
    return json.dumps(value)
