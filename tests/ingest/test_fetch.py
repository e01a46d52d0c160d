"""Fetching, from a real server on this machine, which only `allow_private` lets it reach."""

import gzip
import http.server
import ipaddress
import socket
import threading
import time
from collections.abc import Iterator

import pytest

from sayso.errors import TooLarge, Unreachable
from sayso.ingest import addresses
from sayso.ingest.addresses import is_public, public_addresses
from sayso.ingest.fetch import checked, fetch

PAGE = "<html><h1>Fähre</h1></html>"


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers by the path: /page, /gzip, /bomb, /large, /slow, /drip, /loop, /to?ADDRESS, else 404."""

    def do_GET(self) -> None:
        name = self.path.partition("?")[0].strip("/")
        answer = getattr(self, f"_{name}", None)
        if answer is None:
            self.send_error(404)
        else:
            answer()

    def _send(self, data: bytes, **headers: str) -> None:
        self.send_response(200)
        for key, value in headers.items():
            self.send_header(key.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def _page(self) -> None:
        self._send(PAGE.encode("latin-1"), Content_Type="text/html; charset=ISO-8859-1")

    def _host(self) -> None:
        self._send(self.headers["Host"].encode())

    def _gzip(self) -> None:
        self._send(gzip.compress(PAGE.encode()), Content_Encoding="gzip")

    def _bomb(self) -> None:
        self._send(gzip.compress(b"\0" * 30_000_000), Content_Encoding="gzip")

    def _broken(self) -> None:
        self._send(b"no gzip at all", Content_Encoding="gzip")

    def _brotli(self) -> None:
        self._send(b"x", Content_Encoding="br")

    def _large(self) -> None:
        try:
            for _ in range(300):
                self.wfile.write(b"x" * 100_000) if _ else self._send(b"<html>")
        except OSError:
            return

    def _drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            for _ in range(100):
                self.wfile.write(b"x")
                time.sleep(0.05)
        except OSError:
            return

    def _to(self) -> None:
        self.send_response(302)
        self.send_header("Location", self.path.partition("?")[2])
        self.end_headers()

    def _loop(self) -> None:
        self.send_response(301)
        self.send_header("Location", "/loop")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """The address of the server."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_page_with_its_charset(site: str) -> None:
    page = fetch(f"{site}/page", allow_private=True)
    assert (page.data.decode("latin-1"), page.charset) == (PAGE, "ISO-8859-1")
    assert fetch(f"{site}/gzip", allow_private=True).data.decode() == PAGE


def test_redirects_are_followed_and_checked(site: str) -> None:
    assert fetch(f"{site}/to?/page", allow_private=True).url == f"{site}/page"
    with pytest.raises(Unreachable, match="5 redirects"):
        fetch(f"{site}/loop", allow_private=True)
    for location in ("file:///etc/passwd", "ftp://nkt.example/", "http://u:p@nkt.example/", "http://[::1"):
        with pytest.raises(Unreachable):
            fetch(f"{site}/to?{location}", allow_private=True)


@pytest.mark.parametrize("name", ["bomb", "large"])
def test_size_is_bounded(name: str, site: str) -> None:
    with pytest.raises(TooLarge, match="10 MB"):
        fetch(f"{site}/{name}", allow_private=True)


def test_time_is_bounded(site: str) -> None:
    began = time.monotonic()
    with pytest.raises(Unreachable, match="in time"):
        fetch(f"{site}/drip", allow_private=True, seconds=0.5)
    assert time.monotonic() - began < 3


@pytest.mark.parametrize(("name", "word"), [("none", "404"), ("broken", "no page"), ("brotli", "br")])
def test_what_is_no_page(name: str, word: str, site: str) -> None:
    with pytest.raises(Unreachable, match=word):
        fetch(f"{site}/{name}", allow_private=True)


def test_nobody_listens() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(Unreachable, match=r"no page from '127\.0\.0\.1' \([^\[\d]+\)"):
        fetch(f"http://127.0.0.1:{port}/", allow_private=True)


def test_this_machine_is_not_fetched_from(site: str) -> None:
    for url in (
        site,
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://2130706433/",
        "http://0x7f.1/",
    ):
        with pytest.raises(Unreachable):
            fetch(url)


def test_a_redirect_to_a_private_address_is_refused(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    public = {"public.example": ["127.0.0.1"]}
    monkeypatch.setattr(addresses, "_resolve", lambda host, _port, _seconds: public.get(host, [host]))
    monkeypatch.setattr(addresses, "is_public", lambda address: str(address) == "127.0.0.1")
    monkeypatch.setattr("sayso.ingest.fetch.PORTS", {"http": int(site.rsplit(":", 1)[1]), "https": 443})
    site = site.replace("127.0.0.1", "public.example")
    assert fetch(f"{site}/page").data.decode("latin-1") == PAGE
    with pytest.raises(Unreachable, match=r"10\.0\.0\.1"):
        fetch(f"{site}/to?{site.replace('public.example', '10.0.0.1')}/page")


def test_the_checked_address_is_the_one_connected_to(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def changing(host: str, *_: object) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["127.0.0.2"]

    monkeypatch.setattr(addresses, "_resolve", changing)
    page = fetch(site.replace("127.0.0.1", "rebinding.example") + "/host", allow_private=True)
    assert page.data.decode().startswith("rebinding.example:")
    assert asked == ["rebinding.example"]


BARRED = """
0.0.0.0 10.1.2.3 100.64.0.1 127.0.0.1 169.254.169.254 172.16.0.1 192.0.2.1 192.168.1.1 198.18.0.1 224.0.0.1 240.0.0.1
255.255.255.255 :: ::1 ::ffff:10.0.0.1 ::ffff:169.254.169.254 ::7f00:1 64:ff9b::7f00:1 64:ff9b:1::a00:1 2002:7f00:1::
fc00::1 fe80::1 ff02::1 2001:db8::1 2001:0:4136:e378:8000:63bf:3fff:fdd2
"""


@pytest.mark.parametrize("address", BARRED.split())
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["1.1.1.1", "93.184.216.34", "2606:4700::1111", "64:ff9b::101:101"])
def test_addresses_that_are_public(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


def test_one_private_address_bars_the_host(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "_resolve", lambda *_: ["1.1.1.1", "10.0.0.1"])
    with pytest.raises(Unreachable, match="private"):
        public_addresses("nkt.example", 80, seconds=1)


def test_a_host_that_nobody_knows_is_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(Unreachable, match=r"'nkt\.invalid', which no name server knows") as wrong:
        fetch("http://nkt.invalid/")
    assert "Errno" not in str(wrong.value)


def test_a_resolver_that_hangs(monkeypatch: pytest.MonkeyPatch) -> None:
    def hang(*_: object, **__: object) -> list[object]:
        time.sleep(0.3)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", hang)
    with pytest.raises(Unreachable, match="in time"):
        public_addresses("nkt.example", 80, seconds=0.05)
    time.sleep(0.4)


@pytest.mark.parametrize(
    "url",
    [
        "gopher://nkt.example/",
        "http:///a",
        "http://nkt.example:8080/",
        "https://nkt.example:80/",
        "http://nkt.example:99999/",
        "http://u@nkt.example/",
        "http://[::1/",
        "http://" + "a" * 300 + ".example/",
        "http://nkt..example/",
        "",
    ],
)
def test_addresses_that_may_not_be_fetched(url: str) -> None:
    with pytest.raises(Unreachable):
        fetch(url, seconds=2)


def test_names_and_paths_beyond_ascii(site: str) -> None:
    assert checked("http://fähre.example/nach/übermorgen?q=ä").hostname == "fähre.example"
    with pytest.raises(Unreachable, match="404"):
        fetch(f"{site}/fähre über?q=ä&b=%20", allow_private=True)
