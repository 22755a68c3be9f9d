"""Writes src/tables.rs: the one-to-one character tables that folding compares by.

    pip install opencc==1.4.2
    python3 crates/text/tables/generate.py            # writes the file
    python3 crates/text/tables/generate.py --check    # fails where the file is stale

Sources: Traditional to Simplified from the character dictionary of OpenCC (Apache-2.0), one
character at a time; radicals and compatibility ideographs from the Unicode Character Database
(property Equivalent_Unified_Ideograph, read with perl's Unicode::UCD, and the canonical and
compatibility decompositions of Python's unicodedata).
"""

import pathlib
import subprocess
import sys
import unicodedata

import opencc

TARGET = pathlib.Path(__file__).parent.parent / "src" / "tables.rs"
# Punctuation of running Chinese text stays as it is: no term differs by it, and folding every
# comma would cost more than all the rest.
KEPT_WIDE = set("，；：！？．")
# Traditional characters that OpenCC decides by the word they stand in. The folded form serves for
# comparison only and terms are folded alike, so one answer for all words is enough.
BY_WORD = {"著": "着", "瞭": "了", "藉": "借"}
WIDTH_TAGS = {"<wide>", "<narrow>", "<small>", "<vertical>"}


def is_han(char):
    code = ord(char)
    return (0x3400 <= code <= 0x9FFF) or (0x20000 <= code <= 0x3FFFF)


def radicals():
    """Radicals by their equivalent ideograph, compatibility ideographs by decomposition."""
    script = """
        my ($starts, $maps) = prop_invmap("EqUIdeo");
        for my $i (0 .. $#$starts) {
            next unless $maps->[$i];
            my $end = $i < $#$starts ? $starts->[$i + 1] - 1 : $starts->[$i];
            for my $code ($starts->[$i] .. $end) {
                printf "%X %X\\n", $code, $maps->[$i] + $code - $starts->[$i] if $code < 0x31C0;
            }
        }
    """
    listing = subprocess.run(
        ["perl", "-MUnicode::UCD=prop_invmap", "-e", script],
        capture_output=True, text=True, check=True,
    ).stdout
    for line in listing.splitlines():
        code, target = (chr(int(part, 16)) for part in line.split())
        yield code, target
    for block in (range(0xF900, 0xFB00), range(0x2F800, 0x2FA20)):
        for code in block:
            target = unicodedata.normalize("NFC", chr(code))
            if target != chr(code) and len(target) == 1:
                yield chr(code), target


def widths():
    """Forms that differ in width, size or direction only."""
    for code in [*range(0x3000, 0xFFA0), *range(0xFFE0, 0xFFE7)]:
        char = chr(code)
        parts = unicodedata.decomposition(char).split()
        if len(parts) != 2 or parts[0] not in WIDTH_TAGS or char in KEPT_WIDE:
            continue
        target = chr(int(parts[1], 16))
        if not target.isspace() and unicodedata.category(target) not in ("Mn", "Cc"):
            yield char, target


def traditional():
    converter = opencc.OpenCC("t2s")
    for block in (range(0x3400, 0xA000), range(0x20000, 0x33480)):
        for code in block:
            target = BY_WORD.get(chr(code)) or converter.convert(chr(code))
            if len(target) == 1 and target != chr(code) and is_han(target):
                yield chr(code), target


def resolved(pairs, through):
    """The pairs with targets followed through later tables, so that folding twice changes nothing."""
    for char, target in sorted(pairs):
        seen = {char}
        while target in through and target not in seen:
            seen.add(target)
            target = through[target]
        if target != char:
            yield char, target


def constant(name, doc, pairs):
    text = "".join(char + target for char, target in pairs)
    lines = [text[at : at + 48] for at in range(0, len(text), 48)]
    lines = [line.replace("\\", "\\\\").replace('"', '\\"') for line in lines]
    body = "".join(f"    {line}\\\n" for line in lines)
    # A backslash at a line's end swallows the line break and the blanks that follow it.
    return f'/// {doc}\npub(crate) const {name}: &str = "\\\n{body}    ";\n'


def render():
    simplified = dict(traditional())
    simplified = dict(resolved(simplified.items(), simplified))
    radical = dict(radicals())
    radical = dict(resolved(radical.items(), {**radical, **simplified}))
    width = dict(resolved(widths(), {}))
    header = (
        "//! Character tables, written by `crates/text/tables/generate.py`; not to be edited.\n"
        "//!\n"
        "//! Each constant holds pairs of characters: the one found, then the one compared.\n\n"
    )
    constants = [
        constant("WIDTH", "Full-width, half-width, small and vertical forms.", width.items()),
        constant("RADICAL", "Radicals and compatibility ideographs.", radical.items()),
        constant("TRADITIONAL", "Traditional characters and variants.", simplified.items()),
    ]
    return header + "\n".join(constants)


if __name__ == "__main__":
    fresh = render()
    if "--check" in sys.argv:
        if TARGET.read_text(encoding="utf-8") != fresh:
            sys.exit(f"{TARGET} is stale: run {__file__}")
    else:
        TARGET.write_text(fresh, encoding="utf-8")
