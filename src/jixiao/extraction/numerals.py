"""Chinese numerals and digits to exact integers."""

_WRITTEN = ("零〇○", "一壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
_DIGITS = {character: value for value, characters in enumerate(_WRITTEN) for character in characters}
_SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1_000, "仟": 1_000}
_LARGE = {"万": 10_000, "亿": 100_000_000}
CHINESE_DIGITS = "".join(_DIGITS) + "".join(_SMALL)
FULL_WIDTH = str.maketrans("０１２３４５６７８９．，。％Ｏ", "0123456789.,.%0")


def chinese_integer(text: str) -> int:
    """Return what Chinese numerals stand for (三十二万 → 320000, 一亿零三百万 → 103000000, 二〇二三 → 2023).

    Each section before 亿 and 万 is kept apart. Raises KeyError for any other character.
    """
    if not any(character in _SMALL or character in _LARGE for character in text):
        return int("".join(str(_DIGITS[character]) for character in text))
    total, section, digit = 0, 0, 0
    for character in text:
        if character in _LARGE:
            unit = _LARGE[character]
            section += digit
            if character == "亿":
                total = (total + section) * unit
            else:
                total += section * unit
            section, digit = 0, 0
        elif character in _SMALL:
            section += (digit or 1) * _SMALL[character]
            digit = 0
        else:
            digit = _DIGITS[character]
    return total + section + digit


def counted(text: str) -> int:
    """Return a small number in digits or Chinese numerals: 3, 三, 两. Raises KeyError for other characters."""
    return int(text) if text.isdecimal() else chinese_integer(text)
