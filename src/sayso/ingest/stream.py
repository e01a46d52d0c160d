"""Bytes that may be compressed, read once, in bounded pieces."""

import gzip
import io
import zlib
from collections.abc import Iterator
from itertools import count
from typing import IO, Final, cast

from sayso.errors import BinaryInput, TooLarge
from sayso.ingest.encoding import wide_encoding
from sayso.ingest.limits import MAX_INPUT, MAX_LINE, MAX_LINES, MAX_STREAM, MEGABYTE

GZIP: Final = b"\x1f\x8b"
HEAD: Final = 65_536


class Rewound(io.RawIOBase):
    """A stream whose first bytes were read already and are to be read again."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        """True, always."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill the buffer from the head first; the number of bytes written, 0 at the end."""
        piece = self._head[: len(buffer)] or self._rest.read(len(buffer))
        self._head = self._head[len(piece) :] if self._head else b""
        buffer[: len(piece)] = piece
        return len(piece)


def open_plain(stream: IO[bytes]) -> tuple[bytes, IO[bytes]]:
    """The first bytes of what the stream holds, decompressed if it was gzipped, and a stream from its beginning.

    Raises:
        BinaryInput: the gzip data is damaged.
    """
    head = stream.read(HEAD)
    plain: IO[bytes] = io.BufferedReader(Rewound(head, stream), HEAD)
    if head.startswith(GZIP):
        unzipped = cast(IO[bytes], gzip.GzipFile(fileobj=plain))
        head = _read(unzipped, HEAD)
        plain = io.BufferedReader(Rewound(head, unzipped), HEAD)
    return head, plain


def read_whole(stream: IO[bytes], limit: int = MAX_INPUT) -> bytes:
    """All of the stream.

    Raises:
        TooLarge: it holds more than `limit` bytes, after decompression.
        BinaryInput: the gzip data is damaged.
    """
    data = _read(stream, limit + 1)
    if len(data) > limit:
        raise too_large("input", limit)
    return data


def read_lines(
    stream: IO[bytes], limit: int = MAX_LINE, *, total: int = MAX_STREAM, most: int = MAX_LINES
) -> Iterator[bytes]:
    """The stream's lines, one at a time; where it is in UTF-16 or UTF-32, in UTF-8 none the less.

    Raises:
        TooLarge: a line holds more than `limit` bytes, or all of them more than `total`, or there are more than `most`.
        BinaryInput: the gzip data is damaged.
    """
    left = total
    with _damage_told():
        plain = _in_utf8(stream)
        for number in count(1):
            line = plain.readline(limit + 1)
            left -= len(line)
            if len(line) > limit:
                raise too_large(f"line, number {number}", limit)
            if not line:
                return
            if left < 0 or number > most:
                raise TooLarge(
                    expected=f"at most {total / MEGABYTE:,g} MB (after decompression) in {most:,} lines of JSON Lines",
                    came=f"more, as line {number:,} shows",
                    todo="split it, and give the parts",
                )
            yield line


def unzip(data: bytes, limit: int = MAX_INPUT) -> bytes:
    """Gzipped bytes, decompressed, and no more than `limit` of them.

    Raises:
        TooLarge: there would be more.
        BinaryInput: the gzip data is damaged.
    """
    return read_whole(open_plain(io.BytesIO(data))[1], limit)


def too_large(what: str, limit: int) -> TooLarge:
    """The error for an input of more than `limit` bytes."""
    return TooLarge(
        expected=f"at most {limit / MEGABYTE:g} MB (after decompression)",
        came=f"a larger {what}",
        todo="give one report's page or text, or many as JSON Lines",
    )


def _in_utf8(stream: IO[bytes]) -> IO[bytes]:
    """The stream; one that turns it into UTF-8 where it begins like UTF-16 or UTF-32."""
    plain = io.BufferedReader(Rewound(b"", stream), HEAD)
    encoding = wide_encoding(plain.peek(HEAD))
    if encoding is None or encoding.startswith("utf-8"):
        return plain
    return io.BufferedReader(_Recoded(io.TextIOWrapper(plain, encoding, "replace", newline="")), HEAD)


class _Recoded(io.RawIOBase):
    """A text as a stream of UTF-8."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text = text

    def readable(self) -> bool:
        """True, always."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill the buffer; the number of bytes written, 0 at the end."""
        piece = self._text.read(len(buffer) // 4).encode("utf-8", "replace")  # no character has more than four bytes
        buffer[: len(piece)] = piece
        return len(piece)


class _damage_told:  # noqa: N801 - reads as a verb where it is used
    """Turns what gzip raises on damaged data into BinaryInput."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, wrong: BaseException | None, _: object) -> None:
        if isinstance(wrong, (gzip.BadGzipFile, EOFError, zlib.error)):
            raise BinaryInput(
                expected="whole gzip data",
                came=f"damaged data ({wrong})",
                todo="get the file again, or unpack it first",
            ) from wrong


def _read(stream: IO[bytes], size: int) -> bytes:
    """As many bytes as there are, up to `size`, even where the stream gives them in small pieces."""
    pieces, missing = [], size
    with _damage_told():
        while missing and (piece := stream.read(min(missing, MEGABYTE))):
            pieces.append(piece)
            missing -= len(piece)
    return b"".join(pieces)
