"""What somebody typed must not become a formula in the program that opens a table (OWASP: CSV injection)."""

# What begins a formula, also in the width of East Asian letters.
FORMULA = tuple("=+-@＝＋－＠")
BEFORE_FORMULA = ("\t", "\r", "\n")


def harmless(text: str) -> str:
    """Return a text that no program takes for a formula when it reads it from lines of text."""
    is_formula = text.startswith(BEFORE_FORMULA) or text.lstrip().startswith(FORMULA)
    return f"'{text}" if is_formula else text
