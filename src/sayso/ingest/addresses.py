"""Which hosts may be fetched from: public ones only, so that a link cannot make sayso knock at private doors."""

import ipaddress
import queue
import socket
import threading
from typing import Final

from sayso.errors import Unreachable

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

# IPv6 networks that carry an IPv4 address in their last four bytes. Source: RFC 6052 (NAT64), RFC 4291 (compatible).
CARRIERS: Final = tuple(map(ipaddress.IPv6Network, ("64:ff9b::/96", "64:ff9b:1::/48", "::/96")))
# Networks for special uses that Python takes for public ones. Source: IANA's registries of special-purpose addresses:
# protocol assignments (RFC 6890), the relays of 6to4 (RFC 7526), documentation (RFC 9637).
SPECIAL: Final = tuple(map(ipaddress.ip_network, ("192.0.0.0/24", "192.88.99.0/24", "3fff::/20")))


def public_addresses(host: str, port: int, *, seconds: float, allow_private: bool = False) -> list[str]:
    """The addresses of a host, all of which are public.

    Raises:
        Unreachable: the name is not known, or one of its addresses is private, loopback, link-local, multicast or
            reserved.
    """
    found = _resolve(host, port, seconds)
    barred = [address for address in found if not (allow_private or is_public(ipaddress.ip_address(address)))]
    if barred or not found:
        raise Unreachable(
            expected="the address of a public web page",
            came=f"the host {host!r}, which is {barred[0]} on a private or reserved network" if barred else f"{host!r}",
            todo="save the page and give the file, if it is one that you trust",
        )
    return found


def is_public(address: Address) -> bool:
    """True if the address, and any that it carries inside, belongs to the public internet.

    >>> is_public(ipaddress.ip_address("::ffff:127.0.0.1")), is_public(ipaddress.ip_address("8.8.8.8"))
    (False, True)
    """
    return all(map(_is_public, _carried(address)))


def _is_public(address: Address) -> bool:
    is_special = address.is_multicast or address.is_reserved or any(address in network for network in SPECIAL)
    return address.is_global and not is_special


def _carried(address: Address) -> list[Address]:
    """The address, or the IPv4 addresses that it stands for."""
    if isinstance(address, ipaddress.IPv4Address):
        return [address]
    if any(address in network for network in CARRIERS):
        return [ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)]
    inner = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    return [carried for carried in inner if carried is not None] or [address]


def _resolve(host: str, port: int, seconds: float) -> list[str]:
    """What the system's resolver says, within the time: it has no limit of its own that could be set."""
    answers: queue.SimpleQueue[list[str] | OSError] = queue.SimpleQueue()
    threading.Thread(target=_ask, args=(host, port, answers), daemon=True).start()
    try:
        answer = answers.get(timeout=max(0.0, seconds))
    except queue.Empty:
        answer = OSError("the name server did not answer in time")
    if isinstance(answer, OSError):
        raise Unreachable(
            expected="the address of a web page",
            came=f"the host {host!r}, {_in_words(answer)}",
            todo="check the spelling and the network",
        ) from answer
    return answer


def _in_words(wrong: OSError) -> str:
    """Why a host cannot be found.

    >>> _in_words(socket.gaierror(socket.EAI_NONAME, "Name or service not known"))
    'which no name server knows'
    """
    if isinstance(wrong, socket.gaierror) and wrong.errno == socket.EAI_NONAME:
        return "which no name server knows"
    return f"which cannot be found ({wrong.strerror or wrong})"


def _ask(host: str, port: int, answers: "queue.SimpleQueue[list[str] | OSError]") -> None:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        answers.put(list(dict.fromkeys(str(entry[4][0]).split("%")[0] for entry in found)))
    except (OSError, UnicodeError) as wrong:
        answers.put(wrong if isinstance(wrong, OSError) else OSError(str(wrong)))
