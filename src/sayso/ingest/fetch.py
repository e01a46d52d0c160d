"""One page from the public web: bounded in size, time and redirects, and only ever from a public address.

The address that was checked is the one that is connected to, so a name server that changes its mind in between gains
nothing; the host's name still goes into the request and the certificate's check. Proxies of the environment are not
used: they would do the connecting, unchecked.
"""

import re
import time
import zlib
from collections.abc import Iterable
from typing import Any, Final, NamedTuple, NoReturn
from urllib.parse import SplitResult, quote, urljoin, urlsplit

import httpcore

from sayso.errors import Unreachable
from sayso.ingest.addresses import public_addresses
from sayso.ingest.limits import CONNECT_SECONDS, MAX_INPUT, MAX_REDIRECTS, READ_SECONDS, TOTAL_SECONDS
from sayso.ingest.stream import too_large

PORTS: Final = {"http": 80, "https": 443}
REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
HEADERS: Final[dict[bytes | str, bytes | str]] = {
    "User-Agent": "Mozilla/5.0 (compatible; sayso)",
    "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5",
    "Accept-Language": "en",
    "Accept-Encoding": "gzip",
}
_SAFE: Final = "/%:@!$&'()*+,;=~-._?"
_CREDENTIALS = re.compile(r"(?<=//)[^/?#]*@")
_PLAIN_HOST = re.compile(r"\s*https?://[\w.-]+(?:[/?#]|$)", re.I)  # nothing before it that may be a password
_ERRNO = re.compile(r"\[Errno -?\d+\] ")  # the words behind it say the same
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.I)


class Page(NamedTuple):
    """What came: the address after all redirects, the decompressed bytes, and the encoding that HTTP declares."""

    url: str
    data: bytes
    charset: str | None


class Reply(NamedTuple):
    """One answer of one server."""

    status: int
    headers: dict[str, str]
    data: bytes


def fetch(url: str, *, allow_private: bool = False, seconds: float = TOTAL_SECONDS, limit: int = MAX_INPUT) -> Page:
    """The page at an address, in at most `seconds` and `limit` bytes. `allow_private` is for tests with a local server.

    Raises:
        Unreachable: not http or https, with credentials or another port, on a private network, or no page came.
        TooLarge: the page is larger than `limit`, after decompression.
    """
    deadline = time.monotonic() + seconds
    for _ in range(MAX_REDIRECTS + 1):
        parts = checked(url, any_port=allow_private)
        reply = _get(parts, _Network(deadline, allow_private), limit)
        if reply.status not in REDIRECTS or "location" not in reply.headers:
            return _page(url, reply)
        url = _next(url, reply.headers["location"])
    return _refuse(url, f"more than {MAX_REDIRECTS} redirects")


def checked(url: str, *, any_port: bool = False) -> SplitResult:
    """The parts of an address that may be fetched.

    Raises:
        Unreachable: its scheme, host, port or credentials are such that it may not.

    >>> checked("https://nkt.example/a").hostname
    'nkt.example'
    """
    try:
        parts = urlsplit(url.strip())
        port, host = parts.port, parts.hostname
    except ValueError as wrong:  # its words may quote a password
        _refuse(url, f"{_shown(url)!r} ({wrong})" if "@" not in url else "an address that cannot be read")
    if parts.scheme not in PORTS or not host:
        _refuse(url, repr(_shown(url)))
    if parts.username is not None or parts.password is not None:
        _refuse(url, "an address with a user's name or password in it")
    if not any_port and port not in (None, PORTS[parts.scheme]):
        _refuse(url, f"an address with the unusual port {port}")
    return parts


def _page(url: str, reply: Reply) -> Page:
    if reply.status != 200:
        _refuse(url, f"HTTP status {reply.status} from {urlsplit(url).hostname!r}")
    charset = _CHARSET.search(reply.headers.get("content-type", ""))
    return Page(url, reply.data, charset[1] if charset else None)


def _next(url: str, location: str) -> str:
    try:
        return urljoin(url, location)
    except ValueError as wrong:
        _refuse(url, f"a redirect to {_shown(location)!r} ({wrong})")


def _get(parts: SplitResult, network: "_Network", limit: int) -> Reply:
    try:
        with (
            httpcore.ConnectionPool(network_backend=network) as pool,
            pool.stream("GET", _target(parts), headers=HEADERS, extensions={"timeout": _TIMEOUTS}) as response,
        ):
            headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
            return Reply(response.status, headers, _body(response, headers, limit, network))
    except (httpcore.TimeoutException, TimeoutError):
        _refuse(parts.geturl(), f"no answer in time from {parts.hostname!r}")
    except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol, OSError, zlib.error) as wrong:
        _refuse(parts.geturl(), f"no page from {parts.hostname!r} ({_ERRNO.sub('', str(wrong))})")


def _target(parts: SplitResult) -> httpcore.URL:
    """The address with its host in ASCII (IDNA) and everything else percent-encoded where it must be."""
    try:
        host = (parts.hostname or "").encode("ascii" if ":" in (parts.hostname or "") else "idna")
    except UnicodeError:
        _refuse(parts.geturl(), f"the host {parts.hostname!r}")
    target = quote(parts.path or "/", safe=_SAFE) + (f"?{quote(parts.query, safe=_SAFE + '/')}" if parts.query else "")
    return httpcore.URL(scheme=parts.scheme.encode(), host=host, port=parts.port, target=target.encode())


def _body(response: httpcore.Response, headers: dict[str, str], limit: int, network: "_Network") -> bytes:
    if response.status != 200:
        return b""
    coding = headers.get("content-encoding", "identity").strip().lower()
    if coding in ("", "identity"):
        return _bounded(response.iter_stream(), limit, network)
    if coding not in ("gzip", "x-gzip"):
        raise httpcore.RemoteProtocolError(f"it answers in the encoding {coding!r}")
    return _bounded(_unzipped(response.iter_stream(), limit), limit, network)


def _bounded(pieces: Iterable[bytes], limit: int, network: "_Network") -> bytes:
    data = bytearray()
    for piece in pieces:
        data += piece
        network.left()
        if len(data) > limit:
            raise too_large("page", limit)
    return bytes(data)


def _unzipped(pieces: Iterable[bytes], limit: int) -> Iterable[bytes]:
    """The bytes in all members of gzip data (RFC 1952), of which no more than `limit` may come, zipped or not.

    Raises:
        httpcore.RemoteProtocolError: the data ends within a member.
    """
    inflater, came = None, 0
    for piece in pieces:
        came += len(piece)
        if came > limit:
            raise too_large("page", limit)
        rest = piece
        while rest := rest if inflater else rest.lstrip(b"\0"):  # zeros may fill up what follows a member
            inflater = inflater or zlib.decompressobj(wbits=31)
            yield inflater.decompress(rest, limit + 1)
            if inflater.unconsumed_tail:
                raise too_large("page", limit)
            rest = inflater.unused_data
            inflater = None if inflater.eof else inflater
    if inflater:
        raise httpcore.RemoteProtocolError("it broke off in the middle of it")


def _shown(url: str) -> str:
    """An address as a message may quote it: cut short, without a password.

    >>> _shown("https://me:secret@nkt.example/a")
    'https://…@nkt.example/a'
    """
    hidden = _CREDENTIALS.sub("…@", url, count=1)
    if hidden == url and "@" in url and not _PLAIN_HOST.match(url):
        hidden = "…@" + url.rsplit("@", 1)[1]
    return hidden[:200]


def _refuse(url: str, came: str) -> NoReturn:
    raise Unreachable(
        expected="the address of a public web page (http or https)",
        came=came,
        todo=f"open {_shown(url)!r} in a browser, save the page, and give the file",
    )


_TIMEOUTS: Final = {"connect": CONNECT_SECONDS, "read": READ_SECONDS, "write": READ_SECONDS, "pool": READ_SECONDS}


class _Network(httpcore.SyncBackend):
    """Connects to checked addresses only, and lets nothing last beyond the deadline."""

    def __init__(self, deadline: float, allow_private: bool) -> None:
        self.deadline, self.allow_private = deadline, allow_private

    def left(self, wanted: float | None = None) -> float:
        """Seconds that an operation may take: those wanted, or those left if they are fewer."""
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the time is up")
        return left if wanted is None else min(left, wanted)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,  # noqa: ARG002 - the backend's signature
        socket_options: Any = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        """A connection to the first of the host's addresses that answers."""
        found = public_addresses(host, port, seconds=self.left(timeout), allow_private=self.allow_private)
        for address in found[:-1]:
            try:
                return self._connect(address, port, timeout)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return self._connect(found[-1], port, timeout)

    def _connect(self, address: str, port: int, timeout: float | None) -> httpcore.NetworkStream:
        return _Stream(super().connect_tcp(address, port, timeout=self.left(timeout)), self)


class _Stream(httpcore.NetworkStream):
    """A connection whose every wait ends at the deadline."""

    def __init__(self, inner: httpcore.NetworkStream, network: _Network) -> None:
        self._inner, self._network = inner, network

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Bytes, at least one unless the server has closed."""
        return self._inner.read(max_bytes, self._network.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send all of the bytes."""
        self._inner.write(buffer, self._network.left(timeout))

    def close(self) -> None:
        """Hang up."""
        self._inner.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> "_Stream":
        """The same connection, encrypted."""
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, self._network.left(timeout)), self._network)

    def get_extra_info(self, info: str) -> Any:
        """What httpcore wants to know of the socket."""
        return self._inner.get_extra_info(info)
