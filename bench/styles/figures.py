"""How offices print numbers: rounding, separators, full-width digits, Chinese numerals."""

from fractions import Fraction

DIGITS = "零一二三四五六七八九"
FULL_WIDTH = str.maketrans("0123456789.,%", "０１２３４５６７８９．，％")
TENS = (1, 10, 100, 1000, 10_000)
FEN = {"亿元": 10_000_000_000, "万元": 1_000_000, "千元": 100_000, "元": 100}


def scaled(value: Fraction, decimals: int) -> int:
    """Round half up, away from zero, to `decimals` places; the result counts the last place."""
    size = abs(value) * TENS[decimals] + Fraction(1, 2)
    whole = size.numerator // size.denominator
    return -whole if value < 0 else whole


def plain(value: Fraction, decimals: int) -> str:
    """Print with exactly `decimals` places."""
    number = scaled(value, decimals)
    sign, digits = ("-" if number < 0 else ""), str(abs(number)).rjust(decimals + 1, "0")
    return sign + (f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits)


def stripped(text: str) -> str:
    """Drop the zeros behind the decimal point, and the point itself when nothing follows."""
    return text.rstrip("0").rstrip(".") if "." in text else text


def grouped(text: str, separator: str = ",") -> str:
    """Set thousands separators in the whole part."""
    whole, point, rest = text.partition(".")
    return f"{int(whole):,}".replace(",", separator) + point + rest


def chinese(number: int) -> str:
    """Write a whole number below one hundred million in Chinese: 28 is 二十八."""
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        return chinese(high) + "万" + (("零" if low < 1000 else "") + chinese(low) if low else "")
    out, gap = "", False
    for size, mark in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // size % 10
        if digit:
            out += ("零" if gap and out else "") + DIGITS[digit] + mark
        gap = not digit
    return (out[1:] if out.startswith("一十") else out) or "零"
