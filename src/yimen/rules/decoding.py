"""Text files as offices send them: UTF-8 with or without a mark, or GB 18030."""

BYTE_ORDER_MARK = "\ufeff"


def decoded(content: bytes) -> str:
    """The text of a file, whichever of the two encodings it has."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        text = content.decode("gb18030", errors="replace")
    return text.removeprefix(BYTE_ORDER_MARK)


def decoded_whole(content: bytes) -> str:
    """The same, but raises `UnicodeDecodeError` where a byte fits neither encoding."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("gb18030")
